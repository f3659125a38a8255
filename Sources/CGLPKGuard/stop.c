#include <stdatomic.h>
#include <stdlib.h>

#include "guard.h"

struct kezek_stop {
  atomic_bool flag;
};

kezek_stop *kezek_stop_create(void) {
  kezek_stop *stop = malloc(sizeof *stop);
  if (stop != NULL) atomic_init(&stop->flag, false);
  return stop;
}

void kezek_stop_set(kezek_stop *stop) {
  if (stop != NULL) atomic_store(&stop->flag, true);
}

bool kezek_stop_is_set(const kezek_stop *stop) {
  return stop != NULL && atomic_load_explicit(&stop->flag, memory_order_relaxed);
}

void kezek_stop_free(kezek_stop *stop) { free(stop); }
