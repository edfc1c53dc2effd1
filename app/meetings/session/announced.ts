/** Somebody who says that they are there, in the order in which they said it. */
export type Announced = { personId: string; isRemote: boolean }
type Holder = { seatId: string; personId: string; rank: number }
export type Seating = Announced & { seatId: string; quality: "titular" | "substitute" }

/**
 * Who of the announced sits down where, all at once: the titular before substitutes, substitutes in their order; a
 * seat takes one person and a person one seat. Who finds no seat is beside the table, or waits.
 * @param taken the seats that somebody sits on
 */
export const seatAnnounced = (
  announced: readonly Announced[],
  holders: readonly Holder[],
  taken: ReadonlySet<string>,
): Seating[] => {
  const [seats, people] = [new Set(taken), new Set<string>()]
  return [...holders]
    .sort((a, b) => a.rank - b.rank)
    .flatMap(({ seatId, personId, rank }) => {
      const one = announced.find((other) => other.personId === personId)
      if (!one || seats.has(seatId) || people.has(personId)) return []
      seats.add(seatId)
      people.add(personId)
      return [{ ...one, seatId, quality: rank === 0 ? ("titular" as const) : ("substitute" as const) }]
    })
}
