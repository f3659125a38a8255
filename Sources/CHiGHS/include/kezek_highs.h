#ifndef KEZEK_HIGHS_H
#define KEZEK_HIGHS_H

/* HiGHS, loaded at run time.
 *
 * The functions of HiGHS's C interface that Kezek calls, with the types that HiGHS declares for a
 * build with 32-bit integers, and their loading from a shared library. Neither HiGHS nor its headers
 * are needed to build. A loaded library is never unloaded: HiGHS keeps data for each thread, which
 * must stay valid until the thread ends.
 */

#include <stddef.h>
#include <stdint.h>

/* HighsInt of a build with 32-bit integers; sizeof_int says whether this is one. */
typedef int32_t kezek_highs_int;

/* The callback: kind, message, data out (read by callback_item), data in, the caller's context.
 * The first member of the data in is an int in every version: set to 1 it ends the solve. */
typedef void (*kezek_highs_callback)(int kind, const char *_Nullable message,
                                     const void *_Nullable data_out, void *_Nullable data_in,
                                     void *_Nullable context);

/* The functions, named as in HiGHS without "Highs_". */
typedef struct kezek_highs_api {
  const char *_Nonnull (*_Nonnull version)(void);
  kezek_highs_int (*_Nonnull version_major)(void);
  kezek_highs_int (*_Nonnull version_minor)(void);
  kezek_highs_int (*_Nonnull version_patch)(void);
  kezek_highs_int (*_Nonnull sizeof_int)(const void *_Nonnull highs);
  void *_Nullable (*_Nonnull create)(void);
  void (*_Nonnull destroy)(void *_Nonnull highs);
  kezek_highs_int (*_Nonnull pass_lp)(
      void *_Nonnull highs, kezek_highs_int columns, kezek_highs_int rows,
      kezek_highs_int entries, kezek_highs_int format, kezek_highs_int sense, double offset,
      const double *_Nullable costs, const double *_Nullable column_lower,
      const double *_Nullable column_upper, const double *_Nullable row_lower,
      const double *_Nullable row_upper, const kezek_highs_int *_Nullable start,
      const kezek_highs_int *_Nullable index, const double *_Nullable value);
  kezek_highs_int (*_Nonnull pass_mip)(
      void *_Nonnull highs, kezek_highs_int columns, kezek_highs_int rows,
      kezek_highs_int entries, kezek_highs_int format, kezek_highs_int sense, double offset,
      const double *_Nullable costs, const double *_Nullable column_lower,
      const double *_Nullable column_upper, const double *_Nullable row_lower,
      const double *_Nullable row_upper, const kezek_highs_int *_Nullable start,
      const kezek_highs_int *_Nullable index, const double *_Nullable value,
      const kezek_highs_int *_Nullable integrality);
  kezek_highs_int (*_Nonnull set_bool_option)(void *_Nonnull highs, const char *_Nonnull name,
                                              kezek_highs_int value);
  kezek_highs_int (*_Nonnull set_int_option)(void *_Nonnull highs, const char *_Nonnull name,
                                             kezek_highs_int value);
  kezek_highs_int (*_Nonnull set_double_option)(void *_Nonnull highs, const char *_Nonnull name,
                                                double value);
  kezek_highs_int (*_Nonnull set_string_option)(void *_Nonnull highs, const char *_Nonnull name,
                                                const char *_Nonnull value);
  kezek_highs_int (*_Nonnull get_option_type)(const void *_Nonnull highs,
                                              const char *_Nonnull name,
                                              kezek_highs_int *_Nonnull type);
  kezek_highs_int (*_Nonnull set_solution)(void *_Nonnull highs, const double *_Nullable columns,
                                           const double *_Nullable rows,
                                           const double *_Nullable column_duals,
                                           const double *_Nullable row_duals);
  kezek_highs_int (*_Nonnull set_callback)(void *_Nonnull highs,
                                           kezek_highs_callback _Nullable callback,
                                           void *_Nullable context);
  kezek_highs_int (*_Nonnull start_callback)(void *_Nonnull highs, kezek_highs_int kind);
  const void *_Nullable (*_Nonnull callback_item)(const void *_Nonnull data_out,
                                                  const char *_Nonnull name);
  kezek_highs_int (*_Nonnull run)(void *_Nonnull highs);
  kezek_highs_int (*_Nonnull model_status)(const void *_Nonnull highs);
  kezek_highs_int (*_Nonnull get_solution)(const void *_Nonnull highs,
                                           double *_Nullable columns,
                                           double *_Nullable column_duals,
                                           double *_Nullable rows, double *_Nullable row_duals);
  kezek_highs_int (*_Nonnull get_int_info)(const void *_Nonnull highs, const char *_Nonnull name,
                                           kezek_highs_int *_Nonnull value);
  kezek_highs_int (*_Nonnull get_int64_info)(const void *_Nonnull highs,
                                             const char *_Nonnull name,
                                             int64_t *_Nonnull value);
  kezek_highs_int (*_Nonnull get_double_info)(const void *_Nonnull highs,
                                              const char *_Nonnull name,
                                              double *_Nonnull value);
  void (*_Nonnull reset_scheduler)(kezek_highs_int blocking);
} kezek_highs_api;

/* Loads the library at a path or of a name. On failure the result is null and the message says why:
 * the loader's words, or "!" and the name of a function that the library lacks. */
const kezek_highs_api *_Nullable kezek_highs_load(const char *_Nonnull path,
                                                  char *_Nonnull message, size_t capacity);

/* The file from which a library was loaded; null where the loader does not say. */
const char *_Nullable kezek_highs_file(const kezek_highs_api *_Nonnull api);

/* Frees the table of functions; the library stays loaded. */
void kezek_highs_forget(const kezek_highs_api *_Nonnull api);

/* Asks HiGHS from within the callback to end the solve. */
void kezek_highs_interrupt(void *_Nonnull data_in);

#endif
