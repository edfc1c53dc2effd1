/** The symbols of `public/icons.svg`: bootstrap-italia's (`it-`) and the few that it lacks (`tv-`). */
export type IconName =
  | "it-arrow-down"
  | "it-arrow-left"
  | "it-arrow-right"
  | "it-arrow-up"
  | "it-ban"
  | "it-bookmark"
  | "it-burger"
  | "it-calendar"
  | "it-card"
  | "it-check"
  | "it-check-circle"
  | "it-chevron-left"
  | "it-chevron-right"
  | "it-clip"
  | "it-clock"
  | "it-close"
  | "it-close-circle"
  | "it-comment"
  | "it-copy"
  | "it-delete"
  | "it-download"
  | "it-error"
  | "it-exchange-circle"
  | "it-expand"
  | "it-external-link"
  | "it-file"
  | "it-files"
  | "it-flag"
  | "it-funnel"
  | "it-help-circle"
  | "it-horn"
  | "it-inbox"
  | "it-info-circle"
  | "it-key"
  | "it-link"
  | "it-list"
  | "it-lock"
  | "it-logout"
  | "it-mail"
  | "it-map-marker"
  | "it-maximize"
  | "it-minus"
  | "it-minus-circle"
  | "it-more-actions"
  | "it-note"
  | "it-password-visible"
  | "it-pencil"
  | "it-pin"
  | "it-plus"
  | "it-plus-circle"
  | "it-presentation"
  | "it-print"
  | "it-refresh"
  | "it-restore"
  | "it-rss"
  | "it-search"
  | "it-settings"
  | "it-share"
  | "it-sign"
  | "it-unlocked"
  | "it-upload"
  | "it-user"
  | "it-warning-circle"
  | "it-wifi"
  | "tv-grip"
  | "tv-numbers"
  | "tv-quote"
  | "tv-redo"
  | "tv-image"
  | "tv-table"
  | "tv-undo"

type IconProps = {
  name: IconName
  /** Turned round in right-to-left pages: for what points along the line, never for clocks or checks. */
  flip?: boolean
  /** Its meaning, where no word stands beside it; without one it is decoration and is not read aloud. */
  label?: string
}

/** A symbol of the sprite. */
export const Icon = ({ name, flip = false, label }: IconProps) => {
  const className = flip ? "i flip" : "i"
  const symbol = <use href={`/icons.svg#${name}`} />
  if (label === undefined)
    return (
      <svg className={className} aria-hidden="true">
        {symbol}
      </svg>
    )
  return (
    <svg className={className} role="img" aria-label={label}>
      {symbol}
    </svg>
  )
}
