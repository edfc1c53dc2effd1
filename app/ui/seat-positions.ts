/** The ring's picture is 520 × 400; seats stand on this ellipse. */
export const RING = { width: 520, height: 400, cx: 260, cy: 200, rx: 203, ry: 150 } as const

const STEPS = 1440

type Point = { x: number; y: number }

const round = (value: number) => Math.round(value * 10) / 10

const pointAt = (angle: number): Point => ({
  x: RING.cx + RING.rx * Math.sin(angle),
  y: RING.cy - RING.ry * Math.cos(angle),
})

/** Points at equal distances along the ellipse: equal angles would crowd the seats at its ends. */
const evenly = (count: number): ((slot: number) => Point) => {
  const lengths = [0]
  for (let step = 1; step <= STEPS; step++) {
    const a = pointAt(((step - 1) / STEPS) * 2 * Math.PI)
    const b = pointAt((step / STEPS) * 2 * Math.PI)
    lengths.push((lengths[step - 1] ?? 0) + Math.hypot(b.x - a.x, b.y - a.y))
  }
  const whole = lengths[STEPS] ?? 0
  return (slot) => {
    const wanted = ((((slot / count) % 1) + 1) % 1) * whole
    const step = lengths.findIndex((length) => length >= wanted)
    const { x, y } = pointAt((step / STEPS) * 2 * Math.PI)
    return { x: round(x), y: round(y) }
  }
}

/**
 * Where the seats of each group stand: clockwise, the first group in the middle at the top, one free place
 * between groups.
 * @param counts seats of each group
 * @returns the points by group, and the radius that leaves room between neighbours
 */
export const seatPositions = (counts: readonly number[]): { groups: Point[][]; radius: number } => {
  const full = counts.filter((count) => count > 0)
  const gap = full.length > 1 ? 1 : 0
  const slots = full.reduce((sum, count) => sum + count + gap, 0)
  if (slots === 0) return { groups: counts.map(() => []), radius: 0 }
  const place = evenly(slots)
  let slot = -((full[0] ?? 1) - 1) / 2
  const groups = counts.map((count) => {
    const points = Array.from({ length: count }, (_, index) => place(slot + index))
    if (count > 0) slot += count + gap
    return points
  })
  const perimeter = 1114
  return { groups, radius: round(Math.max(3, Math.min(22, (perimeter / slots) * 0.43))) }
}
