import { civilDay } from "../../civil-time.ts"

/** The last civil day on which a round is answered: it ends at the midnight that follows. */
export const lastDay = (closesAt: string | Date): string =>
  civilDay(new Date(new Date(closesAt).getTime() - 1))
