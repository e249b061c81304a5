#pragma once
#include <stddef.h>

// One file of this folder, as bytes that live as long as the program.
struct cx12guides_file {
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

// Every embedded file. A file that is added gets its lines in guides.c by scripts/list-guides; a test holds that.
const struct cx12guides_file *cx12guides_files(void);
size_t cx12guides_count(void);
