/* Loading a program, linear programs, and reading their solutions. */
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "session.h"

static int kind_of(double lower, double upper) {
  if (lower == upper) return GLP_FX;
  if (isinf(lower)) return isinf(upper) ? GLP_FR : GLP_UP;
  return isinf(upper) ? GLP_LO : GLP_DB;
}

/* GLPK asks for finite numbers also where the kind of bound ignores them. */
static double number(double value) { return isinf(value) ? 0 : value; }

static void load_rows(kezek_glpk *session, const kezek_program *program) {
  glp_prob *problem = session->problem;
  for (int32_t row = 0; row < program->rows; row++) {
    double lower = program->row_lower[row], upper = program->row_upper[row];
    glp_set_row_bnds(problem, row + 1, kind_of(lower, upper), number(lower), number(upper));
    int32_t first = program->row_start[row], count = program->row_start[row + 1] - first;
    for (int32_t entry = 0; entry < count; entry++) {
      session->index_buffer[entry + 1] = program->column_index[first + entry] + 1;
      session->value_buffer[entry + 1] = program->coefficient[first + entry];
    }
    glp_set_mat_row(problem, row + 1, count, session->index_buffer, session->value_buffer);
  }
}

static int load(kezek_glpk *session, const void *arguments) {
  const kezek_program *program = arguments;
  glp_prob *problem = session->problem;
  size_t room = (size_t)program->columns + 1;
  session->index_buffer = malloc(room * sizeof *session->index_buffer);
  session->value_buffer = malloc(room * sizeof *session->value_buffer);
  if (session->index_buffer == NULL || session->value_buffer == NULL)
    glp_error("no memory for %d columns\n", (int)program->columns);
  session->maximize = program->maximize;
  session->columns = program->columns;
  session->bound = program->maximize ? INFINITY : -INFINITY;
  glp_set_obj_dir(problem, program->maximize ? GLP_MAX : GLP_MIN);
  glp_set_obj_coef(problem, 0, program->offset);
  if (program->rows > 0) glp_add_rows(problem, program->rows);
  if (program->columns > 0) glp_add_cols(problem, program->columns);
  for (int32_t column = 0; column < program->columns; column++) {
    double lower = program->column_lower[column], upper = program->column_upper[column];
    if (program->is_integer[column]) glp_set_col_kind(problem, column + 1, GLP_IV);
    glp_set_col_bnds(problem, column + 1, kind_of(lower, upper), number(lower), number(upper));
    glp_set_obj_coef(problem, column + 1, program->objective[column]);
  }
  load_rows(session, program);
  return 0;
}

int kezek_glpk_load(kezek_glpk *session, const kezek_program *program) {
  return kezek_guarded(session, load, program);
}

static int solve_interior(kezek_glpk *session) {
  glp_iptcp parameters;
  glp_init_iptcp(&parameters);
  parameters.msg_lev = GLP_MSG_ALL; /* so that the hook is called in every iteration */
  parameters.ord_alg = GLP_ORD_AMD;
  session->interior = true;
  return glp_interior(session->problem, &parameters);
}

static int solve_linear(kezek_glpk *session, const void *arguments) {
  const kezek_linear_options *options = arguments;
  session->integer = false;
  if (options->method == 3) return solve_interior(session);
  session->interior = false;
  glp_smcp parameters;
  glp_init_smcp(&parameters);
  parameters.msg_lev = GLP_MSG_ALL; /* so that the hook is called now and then */
  parameters.out_frq = 50;
  parameters.meth = options->method == 1 ? GLP_PRIMAL : GLP_DUALP;
  parameters.presolve = options->presolve ? GLP_ON : GLP_OFF;
  parameters.tm_lim = kezek_milliseconds(options->seconds);
  if (options->iterations >= 0 && options->iterations < INT_MAX)
    parameters.it_lim = (int)options->iterations;
  if (!options->presolve && !options->keep_basis) {
    glp_scale_prob(session->problem, GLP_SF_AUTO);
    glp_adv_basis(session->problem, 0);
  }
  int code = glp_simplex(session->problem, &parameters);
  session->iterations = glp_get_it_cnt(session->problem);
  return code;
}

int kezek_glpk_solve_linear(kezek_glpk *session, const kezek_linear_options *options) {
  return kezek_guarded(session, solve_linear, options);
}

typedef struct {
  int32_t count;
  const int32_t *columns;
  const double *lower, *upper;
} bound_changes;

static int set_column_bounds(kezek_glpk *session, const void *arguments) {
  const bound_changes *changes = arguments;
  for (int32_t change = 0; change < changes->count; change++) {
    double lower = changes->lower[change], upper = changes->upper[change];
    glp_set_col_bnds(
      session->problem, changes->columns[change] + 1, kind_of(lower, upper), number(lower),
      number(upper));
  }
  return 0;
}

int kezek_glpk_set_column_bounds(
  kezek_glpk *session, int32_t count, const int32_t *columns, const double *lower,
  const double *upper) {
  bound_changes changes = {count, columns, lower, upper};
  return kezek_guarded(session, set_column_bounds, &changes);
}

/* Reading: plain accessors, but they check their arguments by the same abort(). */

static int read_state(kezek_glpk *session, const void *arguments) {
  kezek_glpk_state *state = *(kezek_glpk_state *const *)arguments;
  glp_prob *problem = session->problem;
  state->primal_status = glp_get_prim_stat(problem);
  state->dual_status = glp_get_dual_stat(problem);
  if (session->integer) {
    state->status = glp_mip_status(problem);
    state->objective = glp_mip_obj_val(problem);
  } else if (session->interior) {
    state->status = glp_ipt_status(problem);
    state->objective = glp_ipt_obj_val(problem);
  } else {
    state->status = glp_get_status(problem);
    state->objective = glp_get_obj_val(problem);
  }
  return session->code;
}

kezek_glpk_state kezek_glpk_read_state(kezek_glpk *session) {
  kezek_glpk_state state = {.code = session->code}, *pointer = &state;
  kezek_guarded(session, read_state, &pointer);
  state.iterations = session->iterations;
  return state;
}

typedef struct {
  bool interior;
  double *columns, *rows;
} reading;

static int read_primal(kezek_glpk *session, const void *arguments) {
  const reading *target = arguments;
  for (int column = 1; column <= session->columns; column++)
    target->columns[column - 1] = target->interior
      ? glp_ipt_col_prim(session->problem, column)
      : glp_get_col_prim(session->problem, column);
  return session->code;
}

int kezek_glpk_read_primal(kezek_glpk *session, bool interior, double *values) {
  reading target = {interior, values, NULL};
  return kezek_guarded(session, read_primal, &target);
}

static int read_duals(kezek_glpk *session, const void *arguments) {
  const reading *target = arguments;
  glp_prob *problem = session->problem;
  int rows = glp_get_num_rows(problem);
  for (int row = 1; row <= rows; row++)
    target->rows[row - 1] = target->interior
      ? glp_ipt_row_dual(problem, row) : glp_get_row_dual(problem, row);
  for (int column = 1; column <= session->columns; column++)
    target->columns[column - 1] = target->interior
      ? glp_ipt_col_dual(problem, column) : glp_get_col_dual(problem, column);
  return session->code;
}

int kezek_glpk_read_duals(
  kezek_glpk *session, bool interior, double *dual_values, double *reduced_costs) {
  reading target = {interior, reduced_costs, dual_values};
  return kezek_guarded(session, read_duals, &target);
}
