/* Branch and bound, with its callback: counters, limits, the start, the incumbent, the bound. */
#include <limits.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "session.h"

static void end(kezek_glpk *session, glp_tree *tree, int reason) {
  if (session->end_reason == KEZEK_END_NONE) session->end_reason = reason;
  glp_ios_terminate(tree);
}

/* Offers the start once; GLPK checks integrality of it, feasibility was checked before. */
static void offer_start(kezek_glpk *session, glp_tree *tree) {
  if (session->has_started) return;
  session->has_started = true;
  if (session->options->start == NULL) return;
  memcpy(session->value_buffer + 1, session->options->start,
         (size_t)session->columns * sizeof(double));
  glp_ios_heur_sol(tree, session->value_buffer);
}

/* Takes over an incumbent that GLPK has found by whatever means since the last event. */
static void take_incumbent(kezek_glpk *session, glp_prob *problem) {
  int status = glp_mip_status(problem);
  if (status != GLP_FEAS && status != GLP_OPT) return;
  double objective = glp_mip_obj_val(problem);
  if (session->has_incumbent && (session->maximize ? objective <= session->incumbent_objective
                                                   : objective >= session->incumbent_objective))
    return;
  for (int column = 1; column <= session->columns; column++)
    session->incumbent[column - 1] = glp_mip_col_val(problem, column);
  session->incumbent_objective = objective;
  session->has_incumbent = true;
  session->is_new = true;
}

/* The bound over all active nodes; a walk along their list. */
static void take_bound(kezek_glpk *session, glp_tree *tree) {
  int best = glp_ios_best_node(tree);
  if (best == 0) return;
  double bound = glp_ios_node_bound(tree, best);
  if (fabs(bound) == DBL_MAX) return;
  if (session->has_incumbent) {
    /* Nodes that cannot beat the incumbent are dropped, so the proof ends at its value. */
    if (session->maximize ? bound < session->incumbent_objective
                          : bound > session->incumbent_objective)
      bound = session->incumbent_objective;
  }
  if (session->maximize ? bound < session->bound : bound > session->bound) session->bound = bound;
}

static bool is_within_gap(const kezek_glpk *session) {
  if (!session->has_incumbent || isinf(session->bound)) return false;
  double gap = fabs(session->bound - session->incumbent_objective);
  const kezek_branch_options *options = session->options;
  return (options->absolute_gap >= 0 && gap <= options->absolute_gap)
    || (options->relative_gap >= 0
        && gap <= options->relative_gap * fmax(1, fabs(session->bound)));
}

static void on_select(kezek_glpk *session, glp_tree *tree) {
  const kezek_branch_options *options = session->options;
  if (options->nodes >= 0 && session->nodes >= options->nodes) {
    end(session, tree, KEZEK_END_NODES);
    return;
  }
  if (options->iterations >= 0 && session->iterations >= options->iterations) {
    end(session, tree, KEZEK_END_WORK);
    return;
  }
  session->nodes++;
}

void kezek_on_event(glp_tree *tree, void *info) {
  kezek_glpk *session = info;
  if (session->options->provoke) glp_assert(session == NULL);
  glp_prob *problem = glp_ios_get_prob(tree);
  int reason = glp_ios_reason(tree);
  session->iterations = glp_get_it_cnt(problem);
  offer_start(session, tree);
  take_incumbent(session, problem);
  if (kezek_stop_is_set(session->stop)) end(session, tree, KEZEK_END_STOPPED);
  if (kezek_glpk_seconds(session) > session->deadline) end(session, tree, KEZEK_END_DEADLINE);
  bool is_root = session->nodes <= 1;
  if (reason == GLP_ISELECT || (is_root && (reason == GLP_IROWGEN || reason == GLP_IBRANCH))) {
    int active;
    glp_ios_tree_size(tree, &active, NULL, NULL);
    /* By the number of nodes, never by the clock: the bound may end the search. */
    if (active < 500 || session->nodes % 50 == 0) take_bound(session, tree);
  }
  if (is_within_gap(session)) end(session, tree, KEZEK_END_GAP);
  if (!kezek_report(session)) end(session, tree, KEZEK_END_STOPPED);
  if (reason == GLP_ISELECT && session->end_reason == KEZEK_END_NONE) on_select(session, tree);
  /* A search that ends before it began has still explored the root. */
  if (session->nodes == 0 && session->end_reason != KEZEK_END_NODES) session->nodes = 1;
  /* The bound at the end is taken whatever it costs. */
  if (session->end_reason != KEZEK_END_NONE) take_bound(session, tree);
}

static int branch(kezek_glpk *session, const void *arguments) {
  const kezek_branch_options *options = arguments;
  glp_iocp parameters;
  glp_init_iocp(&parameters);
  parameters.msg_lev = GLP_MSG_ALL; /* so that the hook is called during long relaxations */
  parameters.out_dly = 1;
  parameters.out_frq = 1000;
  parameters.tm_lim = kezek_milliseconds(options->seconds);
  parameters.br_tech = options->branching;
  parameters.bt_tech = options->backtracking;
  parameters.pp_tech = options->preprocessing;
  parameters.tol_obj = options->tolerance;
  parameters.mir_cuts = options->mir_cuts ? GLP_ON : GLP_OFF;
  parameters.gmi_cuts = options->gomory_cuts ? GLP_ON : GLP_OFF;
  parameters.cov_cuts = options->cover_cuts ? GLP_ON : GLP_OFF;
  parameters.clq_cuts = options->clique_cuts ? GLP_ON : GLP_OFF;
  parameters.fp_heur = options->feasibility_pump ? GLP_ON : GLP_OFF;
  parameters.sr_heur = options->rounding ? GLP_ON : GLP_OFF;
  parameters.ps_heur = options->proximity_milliseconds > 0 ? GLP_ON : GLP_OFF;
  parameters.ps_tm_lim = options->proximity_milliseconds;
  parameters.cb_func = kezek_on_event;
  parameters.cb_info = session;
  session->integer = true;
  session->options = options;
  session->bound = options->bound;
  session->incumbent = malloc(((size_t)session->columns + 1) * sizeof(double));
  if (session->incumbent == NULL) glp_error("no memory for %d columns\n", session->columns);
  int code = glp_intopt(session->problem, &parameters);
  session->iterations = glp_get_it_cnt(session->problem);
  take_incumbent(session, session->problem);
  return code;
}

int kezek_glpk_branch(kezek_glpk *session, const kezek_branch_options *options) {
  free(session->incumbent);
  session->incumbent = NULL;
  session->has_incumbent = session->has_started = session->is_new = false;
  session->end_reason = KEZEK_END_NONE;
  int outcome = kezek_guarded(session, branch, options);
  session->options = NULL;
  return outcome;
}
