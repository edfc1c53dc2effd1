import { because, type Reason } from "../../errors.ts"

export type HeldElsewhere = { label: string }

/**
 * Why somebody who holds other seats of the table cannot be given one more, naming the first of them, or
 * null. One person holds one seat, unless the regulation allows cumulo.
 */
export const refuseSecondSeat = (held: readonly HeldElsewhere[], cumuloAllowed: boolean): Reason | null => {
  const [first] = held
  return first && !cumuloAllowed ? because("seats.refuse.second_seat", { seat: first.label }) : null
}
