import type { Command } from "@tiptap/pm/state"
import type { MouseEvent, ReactNode } from "react"
import type { IconName } from "../../ui/icon.tsx"
import { Tool } from "../../ui/toolbar.tsx"

/** Makes the press of a tool out of a command. */
export type ActOf = (command: Command) => () => void

/** A press leaves the caret where it is. */
export const keepFocus = (event: MouseEvent) => event.preventDefault()

type ActProps = {
  run: () => void
  label: string
  icon?: IconName
  wordy?: boolean
  pressed?: boolean
  moreRoom?: boolean
  disabled?: boolean
  children?: ReactNode
}

/** A tool that acts on the text; one that cannot act now stays within reach of the keyboard. */
export const Act = ({ run, disabled = false, ...look }: ActProps) => (
  <Tool
    {...look}
    aria-disabled={disabled || undefined}
    onMouseDown={keepFocus}
    onClick={() => {
      if (!disabled) run()
    }}
  />
)
