import type { ReactNode } from "react"
import { Icon, type IconName } from "./icon.tsx"

/** The icons that each tone may show, the usual one first: a state is a word, an icon and a colour. */
export const STATUS_ICONS = {
  /** Open, going on. */
  info: ["it-unlocked", "it-pencil", "it-comment", "it-refresh"],
  /** Waits for someone. */
  wait: ["it-clock", "it-warning-circle"],
  /** Ended well. */
  ok: ["it-check-circle", "it-flag"],
  /** Ended badly, or is late. */
  bad: ["it-close-circle", "it-warning-circle"],
  /** Did not count: never looks like a rejection. */
  void: ["it-ban"],
  plain: ["it-file", "it-minus-circle"],
} as const satisfies Record<string, readonly IconName[]>

export type StatusTone = keyof typeof STATUS_ICONS
type IconOf<T extends StatusTone> = (typeof STATUS_ICONS)[T][number]
/** A tone with one of its own icons; any other pair does not compile. */
export type StatusLook = { [T in StatusTone]: { tone: T; icon?: IconOf<T> } }[StatusTone]

/** The state of a thing, in one word or two. */
export const Status = ({ tone, icon, children }: StatusLook & { children: ReactNode }) => (
  <span className={tone === "plain" ? "st" : `st ${tone}`}>
    <Icon name={icon ?? STATUS_ICONS[tone][0]} />
    <span>{children}</span>
  </span>
)
