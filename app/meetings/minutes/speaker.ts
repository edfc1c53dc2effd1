import { civilDay } from "../../civil-time.ts"
import type { Dates } from "../../i18n/dates.ts"
import type { Translate } from "../../i18n/translate.ts"

/** Who writes: the words and dates of the verbale's language. */
export type Speaker = { t: Translate; dates: Dates }

/** A time of the sitting; with its day where that is not the day of the call. */
export const timeWords = ({ dates }: Speaker, at: Date, { call }: { call: { startsAt: Date } }): string =>
  civilDay(at) === civilDay(call.startsAt) ? dates.time(at) : dates.moment(at)
