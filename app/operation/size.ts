const UNITS = ["B", "kB", "MB", "GB", "TB"] as const

/** A number of bytes as people read it, in powers of 1000, two figures at least: 1.2 MB, 340 kB. */
export const sizeOf = (bytes: number): { amount: number; unit: (typeof UNITS)[number] } => {
  let amount = Math.max(0, bytes)
  let step = 0
  while (amount >= 999.5 && step < UNITS.length - 1) {
    amount /= 1000
    step += 1
  }
  return {
    amount: amount < 9.95 && step > 0 ? Math.round(amount * 10) / 10 : Math.round(amount),
    unit: UNITS[step] ?? "B",
  }
}
