import { type KeyboardEvent, type RefObject, useId, useState } from "react"
import { useTranslation } from "../../../i18n/translation.tsx"
import type { Member } from "../mentions.ts"
import { type Asked, askedFor, matching } from "./mention.ts"

type Shown = { asked: Asked; members: Member[]; at: number }
type Options = {
  area: RefObject<HTMLTextAreaElement>
  members: readonly Member[]
  onText: (text: string) => void
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** Members whose names fit what is typed after an `@`: arrows choose, Enter takes, Escape leaves. */
export const useSuggestions = ({ area, members, onText }: Options) => {
  const id = useId()
  const [shown, setShown] = useState<Shown | null>(null)
  const look = () => {
    const { value, selectionStart } = area.current ?? { value: "", selectionStart: 0 }
    const asked = askedFor(value, selectionStart)
    const found = asked ? matching(members, asked.query) : []
    setShown(asked && found.length > 0 ? { asked, members: found, at: 0 } : null)
  }
  const take = ({ name }: Member) => {
    const text = area.current
    if (!text || !shown) return
    const { at, query } = shown.asked
    const end = at + 1 + query.length
    onText(`${text.value.slice(0, at)}@${name} ${text.value.slice(end)}`)
    setShown(null)
    const caret = at + name.length + 2
    requestAnimationFrame(() => {
      text.focus()
      text.setSelectionRange(caret, caret)
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    const chosen = shown?.members[shown.at]
    if (!shown || !chosen || event.nativeEvent.isComposing) return
    if (step) setShown({ ...shown, at: (shown.at + step + shown.members.length) % shown.members.length })
    else if (event.key === "Enter" || event.key === "Tab") take(chosen)
    else if (event.key === "Escape") setShown(null)
    else return
    event.preventDefault()
  }
  const active = shown ? `${id}-${shown.at}` : undefined
  const wiring = {
    "aria-autocomplete": "list" as const,
    "aria-controls": shown ? id : undefined,
    "aria-activedescendant": active,
    onKeyDown,
    onBlur: () => setShown(null),
  }
  return { id, shown, take, look, wiring }
}

/** The names that fit, under the field. */
export const Suggestions = ({
  id,
  shown,
  take,
}: Pick<ReturnType<typeof useSuggestions>, "id" | "shown" | "take">) => {
  const { t } = useTranslation()
  return (
    <>
      <p className="visually-hidden" role="status">
        {shown ? t("comments.beside.suggested", { count: shown.members.length }) : ""}
      </p>
      {shown ? (
        <div className="suggestions" role="listbox" id={id} aria-label={t("comments.mentions.legend")}>
          {shown.members.map((member, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            <div
              key={member.code}
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === shown.at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(member)}
            >
              <bdi>{member.name}</bdi>
            </div>
          ))}
        </div>
      ) : null}
    </>
  )
}
