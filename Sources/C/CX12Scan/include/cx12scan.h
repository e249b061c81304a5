#pragma once
#include <stdint.h>
#if defined(__x86_64__)
#include <emmintrin.h>
#endif

// Sixty-four bytes at `bytes` become three masks, the lowest bit for the first byte: where a byte is `first`, `second`
// or `third`. SSE2 belongs to every x86-64, so nothing asks the processor what it can do.
static inline void cx12_scan64(
  const uint8_t *bytes, uint8_t first, uint8_t second, uint8_t third,
  uint64_t *firsts, uint64_t *seconds, uint64_t *thirds) {
  uint64_t a = 0, b = 0, c = 0;
#if defined(__x86_64__)
  const __m128i f = _mm_set1_epi8((char)first), s = _mm_set1_epi8((char)second), t = _mm_set1_epi8((char)third);
  __m128i found[4];
  for (int i = 0; i < 4; i++) {
    const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * i));
    a |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, f)) << (16 * i);
    b |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, s)) << (16 * i);
    found[i] = _mm_cmpeq_epi8(v, t);
  }
  // Most files have no third at all.
  const __m128i any = _mm_or_si128(_mm_or_si128(found[0], found[1]), _mm_or_si128(found[2], found[3]));
  if (_mm_movemask_epi8(any) != 0) {
    for (int i = 0; i < 4; i++) c |= (uint64_t)(uint32_t)_mm_movemask_epi8(found[i]) << (16 * i);
  }
#else
  for (int i = 0; i < 64; i++) {
    a |= (uint64_t)(bytes[i] == first) << i;
    b |= (uint64_t)(bytes[i] == second) << i;
    c |= (uint64_t)(bytes[i] == third) << i;
  }
#endif
  *firsts = a;
  *seconds = b;
  *thirds = c;
}

// The number of the lowest bit that is set; `mask` is not 0.
static inline intptr_t cx12_lowest(uint64_t mask) { return __builtin_ctzll(mask); }

// Writes the place of every bit of `mask`, lowest first, `base` added, to `places`, and gives their number.
//
// Places are written eight at a time, so that the usual segment costs no branch for each element: up to eight more
// numbers than there are bits are overwritten.
static inline intptr_t cx12_spread(uint64_t mask, intptr_t base, intptr_t *places) {
  const intptr_t count = __builtin_popcountll(mask);
  intptr_t written = 0;
  do {
    for (int i = 0; i < 8; i++) {
      // A mask that has run out gives 63, which nobody reads.
      places[written + i] = base + __builtin_ctzll(mask | 1ull << 63);
      mask &= mask - 1;
    }
    written += 8;
  } while (written < count);
  return count;
}
