/* Loading of HiGHS from a shared library. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kezek_highs.h"

/* A function of the library and where its address goes. */
typedef struct {
  const char *name;
  size_t offset;
} entry;

#define ENTRY(member, symbol) {symbol, offsetof(kezek_highs_api, member)}

static const entry entries[] = {
    ENTRY(version, "Highs_version"),
    ENTRY(version_major, "Highs_versionMajor"),
    ENTRY(version_minor, "Highs_versionMinor"),
    ENTRY(version_patch, "Highs_versionPatch"),
    ENTRY(sizeof_int, "Highs_getSizeofHighsInt"),
    ENTRY(create, "Highs_create"),
    ENTRY(destroy, "Highs_destroy"),
    ENTRY(pass_lp, "Highs_passLp"),
    ENTRY(pass_mip, "Highs_passMip"),
    ENTRY(set_bool_option, "Highs_setBoolOptionValue"),
    ENTRY(set_int_option, "Highs_setIntOptionValue"),
    ENTRY(set_double_option, "Highs_setDoubleOptionValue"),
    ENTRY(set_string_option, "Highs_setStringOptionValue"),
    ENTRY(get_option_type, "Highs_getOptionType"),
    ENTRY(set_solution, "Highs_setSolution"),
    ENTRY(set_callback, "Highs_setCallback"),
    ENTRY(start_callback, "Highs_startCallback"),
    ENTRY(callback_item, "Highs_getCallbackDataOutItem"),
    ENTRY(run, "Highs_run"),
    ENTRY(model_status, "Highs_getModelStatus"),
    ENTRY(get_solution, "Highs_getSolution"),
    ENTRY(get_int_info, "Highs_getIntInfoValue"),
    ENTRY(get_int64_info, "Highs_getInt64InfoValue"),
    ENTRY(get_double_info, "Highs_getDoubleInfoValue"),
    ENTRY(reset_scheduler, "Highs_resetGlobalScheduler"),
};

const kezek_highs_api *kezek_highs_load(const char *path, char *message, size_t capacity) {
  snprintf(message, capacity, "no memory");
  /* Local: the library's own symbols must not meet those of others in the process. */
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    const char *words = dlerror();
    snprintf(message, capacity, "%s", words == NULL ? "cannot be loaded" : words);
    return NULL;
  }
  kezek_highs_api *api = calloc(1, sizeof *api);
  if (api == NULL) return NULL;
  for (size_t index = 0; index < sizeof entries / sizeof *entries; index++) {
    void *function = dlsym(library, entries[index].name);
    if (function == NULL) {
      snprintf(message, capacity, "!%s", entries[index].name);
      free(api);
      return NULL;
    }
    /* Copied byte by byte: ISO C has no cast from a data pointer to a function pointer. */
    memcpy((char *)api + entries[index].offset, &function, sizeof function);
  }
  return api;
}

const char *kezek_highs_file(const kezek_highs_api *api) {
  Dl_info info;
  void *function;
  memcpy(&function, &api->run, sizeof function);
  return dladdr(function, &info) == 0 ? NULL : info.dli_fname;
}

void kezek_highs_forget(const kezek_highs_api *api) { free((void *)api); }

void kezek_highs_interrupt(void *data_in) { *(int *)data_in = 1; }
