/** The first byte of every value in a frame (`writeAny` of lib0); it numbers them downwards. */
export const valueKinds = {
  nothing: 127,
  null: 126,
  integer: 125,
  float32: 124,
  float64: 123,
  false: 121,
  true: 120,
  text: 119,
  object: 118,
  array: 117,
  bytes: 116,
} as const;

/** Integers up to here are written in as many bytes as they need, larger ones as floats. */
export const largestInteger = 2 ** 31 - 1;
