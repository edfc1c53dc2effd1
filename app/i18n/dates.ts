const ZONE = "Europe/Rome"

/** Locale for Intl: British English, Arabic with Western digits, as public signs in Italy write them. */
const intlLocale = (locale: string) => ({ ar: "ar-u-nu-latn", en: "en-GB" })[locale] ?? locale

/** French says the first of a month by its ordinal, which Intl does not. */
const ordinalFirst = (written: string) => written.replace(/(^|\s)1(?=\s\p{L})/u, "$11er")

const atNoon = (day: string) => new Date(`${day}T12:00:00Z`)

const DATE = { day: "numeric", month: "long", year: "numeric" } as const
const FULL = { weekday: "long", ...DATE } as const
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const

/** Making a formatter takes a hundred times as long as using it, so each is made once, with the module. */
const formatter = (locale: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(intlLocale(locale), { timeZone: ZONE, ...options })

const TYPED = formatter("en", { day: "numeric", month: "numeric", year: "numeric" })

const datesOf = (locale: string) => {
  const writing = (options: Intl.DateTimeFormatOptions) => {
    const made = formatter(locale, options)
    return (value: Date | string) => {
      const instant =
        typeof value === "string" ? (value.length === 10 ? atNoon(value) : new Date(value)) : value
      const written = made.format(instant)
      return locale === "fr" ? ordinalFirst(written) : written
    }
  }
  return {
    /** "14 maggio 2026" */
    day: writing(DATE),
    /** "giovedì 14 maggio 2026" */
    longDay: writing(FULL),
    /** "giovedì 14 maggio 2026 alle ore 15:30" in the locale's own wording */
    longMoment: writing({ ...FULL, ...CLOCK }),
    /** "14 maggio 2026, 15:30" */
    moment: writing({ ...DATE, ...CLOCK }),
    /** To the second: what a receipt says. */
    exact: writing({ ...FULL, ...CLOCK, second: "2-digit" }),
    /** "15:30" */
    time: writing(CLOCK),
    /** "14/5/2026", as a date is typed */
    typed: (value: Date | string) =>
      TYPED.format(typeof value === "string" ? new Date(value) : value)
        .split("/")
        .map(Number)
        .join("/"),
    month: writing({ month: "long" }),
    weekday: writing({ weekday: "short" }),
    dayOfMonth: writing({ day: "numeric" }),
    year: writing({ year: "numeric" }),
  }
}

export type Dates = ReturnType<typeof datesOf>

const MADE: Readonly<Record<string, Dates>> = {
  it: datesOf("it"),
  en: datesOf("en"),
  fr: datesOf("fr"),
  ar: datesOf("ar"),
}

/** Ways of writing an instant or a civil day (`YYYY-MM-DD`) for people; always Rome's time. */
export const formatDates = (locale: string): Dates => MADE[locale] ?? datesOf(locale)
