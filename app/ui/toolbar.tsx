import { type ButtonHTMLAttributes, type KeyboardEvent, type ReactNode, useEffect, useRef } from "react"
import { Icon, type IconName } from "./icon.tsx"

const buttonsOf = (bar: HTMLElement) => [...bar.querySelectorAll<HTMLButtonElement>("button")]
const isReachable = (button: HTMLElement) => button.getClientRects().length > 0

/** The next button for a key: arrows along the line as it is written, Home and End. */
const nextButton = (bar: HTMLElement, key: string): HTMLButtonElement | undefined => {
  const buttons = buttonsOf(bar).filter(isReachable)
  const here = buttons.indexOf(bar.ownerDocument.activeElement as HTMLButtonElement)
  const forward = getComputedStyle(bar).direction === "rtl" ? "ArrowLeft" : "ArrowRight"
  const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft"
  if (key === forward) return buttons[(here + 1) % buttons.length]
  if (key === backward) return buttons.at(here - 1)
  if (key === "Home") return buttons[0]
  if (key === "End") return buttons.at(-1)
  return undefined
}

type ToolbarProps = {
  label: string
  /** The id of what the buttons act on. */
  controls?: string
  children: ReactNode
}

/** One row of buttons: arrows move inside it, Tab leaves it. Without script every button is a stop of Tab. */
export const Toolbar = ({ label, controls, children }: ToolbarProps) => {
  const bar = useRef<HTMLDivElement>(null)

  const stopAt = (stop: HTMLButtonElement | undefined) => {
    if (!bar.current || !stop) return
    for (const button of buttonsOf(bar.current)) button.tabIndex = button === stop ? 0 : -1
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the script arrives
  useEffect(() => {
    if (bar.current) stopAt(buttonsOf(bar.current).find(isReachable))
  }, [])

  const onKeyDown = (event: KeyboardEvent) => {
    const next = bar.current ? nextButton(bar.current, event.key) : undefined
    if (!next) return
    event.preventDefault()
    stopAt(next)
    next.focus()
  }

  return (
    <div
      className="ed-tools"
      role="toolbar"
      aria-label={label}
      aria-controls={controls}
      ref={bar}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  )
}

type ToolProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "style" | "className" | "type"> & {
  /** Its name; visible when there is no icon and no children, else read aloud. */
  label: string
  icon?: IconName
  /** The name stands beside the icon. */
  wordy?: boolean
  /** For tools that switch something on: left out by those that do something once. */
  pressed?: boolean
  /** Hidden on phones, where the row has room for five. */
  moreRoom?: boolean
}

/** A button of the toolbar. `children` replaces the icon: a letter set in what it does. */
export const Tool = ({
  label,
  icon,
  wordy = false,
  pressed,
  moreRoom = false,
  children,
  ...rest
}: ToolProps) => {
  const named = !wordy && (icon !== undefined || children !== undefined)
  return (
    <button
      {...rest}
      type="button"
      className={moreRoom ? "more-room" : undefined}
      aria-label={named ? label : undefined}
      title={named ? label : undefined}
      aria-pressed={pressed}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
      {named ? null : label}
    </button>
  )
}

/** A line between groups of tools. */
export const ToolSeparator = ({ moreRoom = false }: { moreRoom?: boolean }) => (
  <span className={moreRoom ? "sep more-room" : "sep"} aria-hidden="true" />
)
