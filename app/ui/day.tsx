type DayProps = {
  /** The civil day or the instant, for machines: `2026-05-22` or with the hour and its offset. */
  dateTime: string
  /** Above the figure: "ven", "oggi". */
  top: string
  /** The figure: "22", or an hour. */
  main: string
  /** Under the figure: "maggio", "in corso". */
  bottom?: string
  /** `hot` within three days, `now` while it goes on. */
  tone?: "hot" | "now"
}

/** The date that matters, as a tile; read as one phrase in this order. */
export const Day = ({ dateTime, top, main, bottom, tone }: DayProps) => (
  <time className={tone ? `day ${tone}` : "day"} dateTime={dateTime}>
    <span>{top}</span> <b>{main}</b> {bottom ? <span>{bottom}</span> : null}
  </time>
)
