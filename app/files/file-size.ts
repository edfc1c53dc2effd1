const KILOBYTE = 1024
const MEGABYTE = KILOBYTE * KILOBYTE

/** A size as a person reads it: whole kilobytes up to one megabyte, then megabytes with one decimal. */
export const readableSize = (bytes: number): { unit: "kilobytes" | "megabytes"; amount: number } =>
  bytes < MEGABYTE
    ? { unit: "kilobytes", amount: Math.max(1, Math.ceil(bytes / KILOBYTE)) }
    : { unit: "megabytes", amount: Math.round((bytes / MEGABYTE) * 10) / 10 }
