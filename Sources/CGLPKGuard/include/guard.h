#ifndef KEZEK_GUARD_H
#define KEZEK_GUARD_H

/* The guard around GLPK.
 *
 * GLPK ends the process by abort() on bad data and on failed assertions. Every call below that works
 * on a problem runs under setjmp with GLPK's error hook installed; a failure comes back as an outcome
 * and a message, the GLPK environment of the thread is freed, and the session is dead (only its
 * incumbent, counters and message can still be read). GLPK prints nothing: its output goes to a hook,
 * which also ends a long linear program when the stop flag is set or the deadline has passed.
 *
 * A session belongs to the thread that opened it, from open to close.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A flag that any thread may set and the solving thread reads. */
typedef struct kezek_stop kezek_stop;
kezek_stop *kezek_stop_create(void);
void kezek_stop_set(kezek_stop *stop);
bool kezek_stop_is_set(const kezek_stop *stop);
void kezek_stop_free(kezek_stop *stop);

/* How a guarded call ended. */
enum {
  KEZEK_DONE = 0,     /* it returned; see kezek_glpk_state.code for GLPK's own return code */
  KEZEK_STOPPED = 1,  /* the stop flag was set; the session is dead */
  KEZEK_DEADLINE = 2, /* the deadline passed; the session is dead */
  KEZEK_FAILED = 3    /* GLPK failed inside; the session is dead and has a message */
};

/* Why branch and bound was ended by the guard. */
enum {
  KEZEK_END_NONE = 0,
  KEZEK_END_STOPPED = 1,
  KEZEK_END_DEADLINE = 2,
  KEZEK_END_NODES = 3,
  KEZEK_END_WORK = 4,
  KEZEK_END_GAP = 5
};

typedef struct kezek_glpk kezek_glpk;

/* A program as flat arrays with 0-based indices; infinite bounds are IEEE infinities. */
typedef struct {
  int32_t rows, columns;
  const int32_t *row_start;
  const int32_t *column_index;
  const double *coefficient;
  const double *row_lower, *row_upper;
  const double *column_lower, *column_upper;
  const bool *is_integer;
  const double *objective;
  double offset;
  bool maximize;
} kezek_program;

/* What GLPK says after the last call. */
typedef struct {
  int code;          /* return code of the GLPK routine */
  int status;        /* GLPK's status of the basic, interior or integer solution */
  int primal_status; /* of the basic solution */
  int dual_status;   /* of the basic solution */
  double objective;
  long iterations;   /* simplex iterations since the session was opened */
} kezek_glpk_state;

typedef struct {
  bool has_incumbent;
  double incumbent;         /* objective value */
  const double *values;     /* of the incumbent if new since the last report, else NULL */
  double bound;             /* proven; infinite while nothing is proven */
  long nodes;
  double seconds;           /* since the session was opened */
} kezek_glpk_progress;

/* Returns false to stop. Runs on the solving thread, with no GLPK call above it that can jump. */
typedef bool (*kezek_glpk_report)(void *context, const kezek_glpk_progress *progress);

typedef struct {
  double seconds;        /* limit; infinite for none */
  long iterations;       /* limit; negative for none */
  int method;            /* 1 primal simplex, 2 dual simplex, 3 interior point */
  bool presolve;
  bool keep_basis;       /* begin from the basis of the last call */
} kezek_linear_options;

typedef struct {
  double seconds;        /* limit; infinite for none */
  long nodes;            /* limit; negative for none */
  long iterations;       /* limit over the whole session; negative for none */
  double relative_gap;   /* |dual - primal| / max(1, |dual|); negative for none */
  double absolute_gap;   /* negative for none */
  double tolerance;      /* relative improvement below which a node is not explored */
  double bound;          /* a bound that is already proven */
  int branching;         /* GLP_BR_... */
  int backtracking;      /* GLP_BT_... */
  int preprocessing;     /* GLP_PP_... */
  bool mir_cuts, gomory_cuts, cover_cuts, clique_cuts;
  bool feasibility_pump, rounding;
  int proximity_milliseconds; /* 0 for none */
  const double *start;   /* a feasible point, integers exact, or NULL */
  bool provoke;          /* for tests: an error inside the callback */
} kezek_branch_options;

/* Whether GLPK keeps its environment per thread in this build, so that threads may solve at once. */
bool kezek_glpk_is_threaded(void);
const char *kezek_glpk_version(void);

/* Opens a session on this thread; NULL without memory. The report may be NULL. */
kezek_glpk *kezek_glpk_open(const kezek_stop *stop, kezek_glpk_report report, void *context);
void kezek_glpk_close(kezek_glpk *session);

/* Seconds after opening at which even a call without a limit of its own is ended. */
void kezek_glpk_set_deadline(kezek_glpk *session, double seconds);
double kezek_glpk_seconds(const kezek_glpk *session);

int kezek_glpk_load(kezek_glpk *session, const kezek_program *program);
int kezek_glpk_solve_linear(kezek_glpk *session, const kezek_linear_options *options);
int kezek_glpk_branch(kezek_glpk *session, const kezek_branch_options *options);
int kezek_glpk_set_column_bounds(
  kezek_glpk *session, int32_t count, const int32_t *columns, const double *lower,
  const double *upper);

/* The state after the last call, and its solution; interior: of the interior-point solver. */
kezek_glpk_state kezek_glpk_read_state(kezek_glpk *session);
int kezek_glpk_read_primal(kezek_glpk *session, bool interior, double *values);
int kezek_glpk_read_duals(
  kezek_glpk *session, bool interior, double *dual_values, double *reduced_costs);

/* Of branch and bound; may also be read when the session is dead. */
int kezek_glpk_end_reason(const kezek_glpk *session);
long kezek_glpk_nodes(const kezek_glpk *session);
double kezek_glpk_bound(const kezek_glpk *session);
/* The best integer-feasible point, columns values, or NULL. */
const double *kezek_glpk_incumbent(const kezek_glpk *session);
/* GLPK's return code of the last call that was done. */
int kezek_glpk_code(const kezek_glpk *session);
const char *kezek_glpk_message(const kezek_glpk *session);

/* For tests: makes GLPK fail inside, as on bad data (0), a failed assertion (1), a duplicate entry
 * (2) or branch and bound without a basis (3, which is a return code and no failure). */
int kezek_glpk_provoke(kezek_glpk *session, int kind);

#endif
