#ifndef KEZEK_SESSION_H
#define KEZEK_SESSION_H

#include <glpk.h>
#include <setjmp.h>

#include "guard.h"

struct kezek_glpk {
  glp_prob *problem; /* NULL once the session is dead */
  const kezek_stop *stop;
  kezek_glpk_report report;
  void *context;
  double opened;   /* monotonic seconds */
  double deadline; /* seconds after opening */

  /* The guard. */
  jmp_buf jump;
  int outcome;
  char message[1024];
  size_t message_length;

  /* The last call. */
  int code;
  bool interior;
  bool integer;
  long iterations; /* also counted when the problem is gone */

  /* Buffers that a jump must not leak. */
  int *index_buffer;
  double *value_buffer;

  /* Branch and bound. */
  const kezek_branch_options *options;
  bool maximize;
  int columns;
  bool has_started;
  bool has_incumbent;
  bool is_new;
  double incumbent_objective;
  double *incumbent;
  double bound;
  long nodes;
  int end_reason;
  double last_report;
};

/* Runs a body under the guard; its result becomes session->code. */
typedef int (*kezek_body)(kezek_glpk *session, const void *arguments);
int kezek_guarded(kezek_glpk *session, kezek_body body, const void *arguments);

/* Reports progress when there is something new or 0.2 s have passed; false asks to stop. */
bool kezek_report(kezek_glpk *session);

/* A limit in the form GLPK takes; INT_MAX is none. */
int kezek_milliseconds(double seconds);

void kezek_on_event(glp_tree *tree, void *info);

#endif
