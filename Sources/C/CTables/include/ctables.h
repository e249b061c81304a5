#pragma once
#include <stddef.h>

// One file of data/ or static/, as bytes that live as long as the program.
struct ctables_file {
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

// Every embedded file. A file that is added to data/ or static/ gets its lines in tables.c; a test holds that.
const struct ctables_file *ctables_files(void);
size_t ctables_file_count(void);
