const ZONE = "Europe/Rome"

/** Locale for Intl: British English, Arabic with Western digits, as public signs in Italy write them. */
const intlLocale = (locale: string) => ({ ar: "ar-u-nu-latn", en: "en-GB" })[locale] ?? locale

const atNoon = (day: string) => new Date(`${day}T12:00:00Z`)

/** Ways of writing an instant or a civil day (`YYYY-MM-DD`) for people; always Rome's time. */
export const formatDates = (locale: string) => {
  const write = (value: Date | string, options: Intl.DateTimeFormatOptions) => {
    const instant =
      typeof value === "string" ? (value.length === 10 ? atNoon(value) : new Date(value)) : value
    return new Intl.DateTimeFormat(intlLocale(locale), { timeZone: ZONE, ...options }).format(instant)
  }
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const
  const full = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const
  return {
    /** "14 maggio 2026" */
    day: (value: Date | string) => write(value, { day: "numeric", month: "long", year: "numeric" }),
    /** "giovedì 14 maggio 2026" */
    longDay: (value: Date | string) => write(value, full),
    /** "giovedì 14 maggio 2026 alle ore 15:30" in the locale's own wording */
    longMoment: (value: Date | string) => write(value, { ...full, ...clock }),
    /** "14 maggio 2026, 15:30" */
    moment: (value: Date | string) =>
      write(value, { day: "numeric", month: "long", year: "numeric", ...clock }),
    /** "15:30" */
    time: (value: Date | string) => write(value, clock),
    /** "14/5/2026", as a date is typed */
    typed: (value: Date | string) => {
      const [day, month, year] = new Intl.DateTimeFormat("en-GB", {
        ...{ timeZone: ZONE, day: "numeric", month: "numeric", year: "numeric" },
      } as const)
        .format(typeof value === "string" ? new Date(value) : value)
        .split("/")
      return [day, month, year].map(Number).join("/")
    },
    month: (value: Date | string) => write(value, { month: "long" }),
    weekday: (value: Date | string) => write(value, { weekday: "short" }),
    dayOfMonth: (value: Date | string) => write(value, { day: "numeric" }),
    year: (value: Date | string) => write(value, { year: "numeric" }),
  }
}
