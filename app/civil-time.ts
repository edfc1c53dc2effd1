const ZONE = "Europe/Rome"

/** The civil day in Rome at an instant, as `YYYY-MM-DD`. */
export const civilDay = (instant: Date): string =>
  new Intl.DateTimeFormat("en-CA", {
    timeZone: ZONE,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(instant)

/** Whether a term of civil days, both ends included and an open end allowed, covers the day. */
export const covers = (term: { startsOn: string; endsOn: string | null }, day: string): boolean =>
  term.startsOn <= day && (term.endsOn === null || day <= term.endsOn)

/** The instant at which a civil day in Rome ends: its next midnight, whatever the clocks do that night. */
export const endOfCivilDay = (day: string): Date => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
  const utcMidnight = Date.UTC(year, month - 1, date + 1)
  const offset = (instant: number) => {
    const parts = new Intl.DateTimeFormat("en-US", { timeZone: ZONE, timeZoneName: "longOffset" })
      .formatToParts(new Date(instant))
      .find((part) => part.type === "timeZoneName")?.value
    const [, hours = "0", minutes = "0"] = /GMT([+-]\d+)?:?(\d+)?/.exec(parts ?? "") ?? []
    return (Number(hours) * 60 + Number(minutes)) * 60_000
  }
  const guess = utcMidnight - offset(utcMidnight)
  return new Date(utcMidnight - offset(guess))
}
