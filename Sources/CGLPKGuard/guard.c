/* The guard itself: sessions, hooks, and the only setjmp and longjmp. */
#include "guard.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "session.h"

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

bool kezek_glpk_is_threaded(void) { return glp_config("TLS") != NULL; }

const char *kezek_glpk_version(void) { return glp_version(); }

/* Ends the guarded call; nothing of GLPK's may be used afterwards. */
static void leave(kezek_glpk *session, int outcome) {
  session->outcome = outcome;
  longjmp(session->jump, 1);
}

/* GLPK's error hook: called just before abort(). */
static void on_error(void *info) { leave(info, KEZEK_FAILED); }

int kezek_milliseconds(double seconds) {
  double value = ceil(seconds * 1000);
  if (!(value < INT_MAX)) return INT_MAX;
  return value < 0 ? 0 : (int)value;
}

bool kezek_report(kezek_glpk *session) {
  if (session->report == NULL) return true;
  double seconds = kezek_glpk_seconds(session);
  if (!session->is_new && seconds - session->last_report < 0.2) return true;
  kezek_glpk_progress progress = {
    .has_incumbent = session->has_incumbent,
    .incumbent = session->incumbent_objective,
    .values = session->is_new ? session->incumbent : NULL,
    .bound = session->bound,
    .nodes = session->nodes,
    .seconds = seconds,
  };
  session->is_new = false;
  session->last_report = seconds;
  return session->report(session->context, &progress);
}

/* GLPK's terminal hook: keeps what is said of an error, and ends a call that has to end. */
static int on_output(void *info, const char *text) {
  kezek_glpk *session = info;
  if (glp_at_error()) {
    size_t room = sizeof session->message - 1 - session->message_length;
    size_t length = strlen(text);
    if (length > room) length = room;
    memcpy(session->message + session->message_length, text, length);
    session->message_length += length;
    session->message[session->message_length] = '\0';
    return 1;
  }
  if (kezek_stop_is_set(session->stop) || !kezek_report(session)) leave(session, KEZEK_STOPPED);
  if (kezek_glpk_seconds(session) > session->deadline) leave(session, KEZEK_DEADLINE);
  return 1;
}

int kezek_guarded(kezek_glpk *session, kezek_body body, const void *arguments) {
  if (session->problem == NULL) return KEZEK_FAILED;
  glp_error_hook(on_error, session);
  glp_term_hook(on_output, session);
  if (setjmp(session->jump) == 0) {
    session->code = body(session, arguments);
    glp_error_hook(NULL, NULL);
    glp_term_hook(NULL, NULL);
    return KEZEK_DONE;
  }
  /* After a jump every GLPK object of this thread is gone, and the hooks with it. */
  session->problem = NULL;
  glp_free_env();
  return session->outcome;
}

static int create(kezek_glpk *session, const void *arguments) {
  (void)arguments;
  session->problem = glp_create_prob();
  return 0;
}

kezek_glpk *kezek_glpk_open(const kezek_stop *stop, kezek_glpk_report report, void *context) {
  kezek_glpk *session = calloc(1, sizeof *session);
  if (session == NULL) return NULL;
  session->stop = stop;
  session->report = report;
  session->context = context;
  session->opened = now();
  session->deadline = INFINITY;
  session->problem = (glp_prob *)session; /* not yet a problem, but the guard asks for one */
  if (kezek_guarded(session, create, NULL) != KEZEK_DONE) {
    free(session);
    return NULL;
  }
  return session;
}

static int destroy(kezek_glpk *session, const void *arguments) {
  (void)arguments;
  glp_delete_prob(session->problem);
  return 0;
}

void kezek_glpk_close(kezek_glpk *session) {
  if (session == NULL) return;
  if (session->problem != NULL) kezek_guarded(session, destroy, NULL);
  glp_free_env();
  free(session->index_buffer);
  free(session->value_buffer);
  free(session->incumbent);
  free(session);
}

void kezek_glpk_set_deadline(kezek_glpk *session, double seconds) { session->deadline = seconds; }

double kezek_glpk_seconds(const kezek_glpk *session) { return now() - session->opened; }

int kezek_glpk_end_reason(const kezek_glpk *session) { return session->end_reason; }

long kezek_glpk_nodes(const kezek_glpk *session) { return session->nodes; }

double kezek_glpk_bound(const kezek_glpk *session) { return session->bound; }

const double *kezek_glpk_incumbent(const kezek_glpk *session) {
  return session->has_incumbent ? session->incumbent : NULL;
}

const char *kezek_glpk_message(const kezek_glpk *session) { return session->message; }

static int provoke(kezek_glpk *session, const void *arguments) {
  static const int rows[] = {0, 1, 1}, columns[] = {0, 1, 1};
  static const double values[] = {0, 1, 1};
  switch (*(const int *)arguments) {
    case 0: return glp_add_rows(session->problem, 0);
    case 1: glp_assert(session->problem == NULL); return 0;
    case 2: glp_load_matrix(session->problem, 2, rows, columns, values); return 0;
    default: {
      glp_iocp parameters;
      glp_init_iocp(&parameters);
      return glp_intopt(session->problem, &parameters);
    }
  }
}

int kezek_glpk_provoke(kezek_glpk *session, int kind) {
  return kezek_guarded(session, provoke, &kind);
}

int kezek_glpk_code(const kezek_glpk *session) { return session->code; }
