/* The draws of models/core: Philox4x32-10 keyed by call, and the same natural logarithm to the bit. */
#include <stdint.h>
#include <string.h>

static void philox(uint32_t out[4], uint32_t c0, uint32_t c1, uint32_t c2, uint32_t c3, uint32_t k0, uint32_t k1) {
  for (int round = 0; round < 10; round++) {
    uint64_t a = (uint64_t)0xd2511f53u * c0, b = (uint64_t)0xcd9e8d57u * c2;
    uint32_t n0 = (uint32_t)(b >> 32) ^ c1 ^ k0, n2 = (uint32_t)(a >> 32) ^ c3 ^ k1;
    c1 = (uint32_t)b, c3 = (uint32_t)a, c0 = n0, c2 = n2;
    k0 += 0x9e3779b9u, k1 += 0xbb67ae85u;
  }
  out[0] = c0, out[1] = c1, out[2] = c2, out[3] = c3;
}

static double double53(uint32_t a, uint32_t b) { return ((a >> 5) * 67108864.0 + (b >> 6)) / 9007199254740992.0; }

/* FreeBSD msun e_log.c, for positive normal numbers. */
static double ln(double x) {
  uint64_t bits;
  memcpy(&bits, &x, 8);
  int32_t high = (int32_t)(bits >> 32);
  int exponent = (high >> 20) - 1023 + (((high & 0x000fffff) + 0x95f64) >> 20);
  uint64_t power = (uint64_t)(1023 - exponent) << 52;
  double scale, k = exponent;
  memcpy(&scale, &power, 8);
  double f = x * scale - 1;
  const double ln2_high = 6.93147180369123816490e-1, ln2_low = 1.90821492927058770002e-10;
  if (f == 0) return k * ln2_high + k * ln2_low;
  double s = f / (2 + f), z = s * s, w = z * z;
  double remainder = z * (6.666666666666735130e-1 + w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1))) +
                     w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  double half_square = 0.5 * f * f;
  return k * ln2_high - (half_square - (s * (half_square + remainder) + k * ln2_low) - f);
}
