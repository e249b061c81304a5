// The header is all there is; a C target needs one file to compile.
#include "cx12scan.h"
