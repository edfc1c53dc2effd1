import type { Editor } from "@tiptap/core"
import { type RefObject, useEffect, useId, useLayoutEffect, useRef } from "react"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Button } from "../../../ui/button.tsx"
import type { Suggestion } from "../suggest.ts"
import type { MentionsOfEditor } from "./mention-plugin.ts"
import { type Found, useMentions } from "./use-mentions.client.ts"

const GAP = 6

/** Places the list under the sign, or over it where there is no room, and within the window. */
const place = (list: HTMLElement, editor: Editor, from: number) => {
  const sign = editor.view.coordsAtPos(Math.min(from, editor.state.doc.content.size))
  const { width, height } = list.getBoundingClientRect()
  const room = { x: document.documentElement.clientWidth, y: window.visualViewport?.height ?? innerHeight }
  const isRightToLeft = getComputedStyle(list).direction === "rtl"
  const start = isRightToLeft ? room.x - sign.right : sign.left
  const isBelow = sign.bottom + GAP + height <= room.y || sign.top < height + GAP
  list.style.setProperty("inset-inline-start", `${Math.max(GAP, Math.min(start, room.x - width - GAP))}px`)
  list.style.setProperty("inset-block-start", `${isBelow ? sign.bottom + GAP : sign.top - height - GAP}px`)
}

/** Says at the text itself which of the list's options is chosen. */
const useSaid = (editor: Editor, list: string | null, option: string | null) => {
  useEffect(() => {
    const { dom } = editor.view
    const say = (name: string, value: string | null) =>
      value === null ? dom.removeAttribute(name) : dom.setAttribute(name, value)
    say("aria-controls", list)
    say("aria-autocomplete", list && "list")
    say("aria-activedescendant", option)
    return () => {
      for (const name of ["aria-controls", "aria-autocomplete", "aria-activedescendant"]) say(name, null)
    }
  }, [editor, list, option])
}

const useStatus = (found: Found | null): string => {
  const { t } = useTranslation()
  if (!found) return ""
  if (found.state !== "found") return t(`links.mention.${found.state}`)
  return found.rows.length === 0
    ? t("links.mention.nothing")
    : t("links.mention.found", { count: found.rows.length })
}

type OptionProps = { id: string; one: Suggestion; isChosen: boolean; onTake: () => void }

const Option = ({ id, one, isChosen, onTake }: OptionProps) => {
  const { t } = useTranslation()
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: "nearest" })
  }, [isChosen])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the text has the keys
    <div
      ref={row}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      <bdi lang={one.language}>{one.label}</bdi>{" "}
      <span className="small muted kind">{t(`links.kinds.${one.kind}`)}</span>
    </div>
  )
}

type MentionListProps = { editor: Editor; mentions: MentionsOfEditor; home: string }

const usePlace = (box: RefObject<HTMLElement>, editor: Editor, from: number | null, found: Found | null) => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: more or fewer lines want another place
  useLayoutEffect(() => {
    const list = box.current
    if (!list || from === null) return
    const again = () => place(list, editor, from)
    again()
    addEventListener("scroll", again, true)
    addEventListener("resize", again)
    return () => {
      removeEventListener("scroll", again, true)
      removeEventListener("resize", again)
    }
  }, [box, editor, from, found])
}

/** What may be mentioned, beside the sign that was typed. */
export const MentionList = ({ editor, mentions, home }: MentionListProps) => {
  const { t } = useTranslation()
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const { asked, found, at, take, more } = useMentions(editor, mentions, home)
  const rows = asked && found ? found.rows : []
  const status = useStatus(asked && found)
  useSaid(editor, rows.length > 0 ? id : null, rows.length > 0 ? `${id}-${at}` : null)
  usePlace(box, editor, asked?.from ?? null, found)
  return (
    <>
      <p className="visually-hidden" role="status">
        {status}
      </p>
      {asked ? (
        <div className="mentions" ref={box}>
          {rows.length > 0 ? (
            <div
              className="suggestions"
              role="listbox"
              id={id}
              tabIndex={0}
              aria-label={t("links.mention.list")}
            >
              {rows.map((one, index) => (
                <Option
                  key={`${one.kind} ${one.ref}`}
                  id={`${id}-${index}`}
                  one={one}
                  isChosen={index === at}
                  onTake={() => take(one)}
                />
              ))}
            </div>
          ) : (
            <p aria-hidden="true">{status}</p>
          )}
          {found?.next ? (
            <Button
              type="button"
              kind="quiet"
              dense
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => void more()}
            >
              {t("links.mention.more")}
            </Button>
          ) : null}
          <p className="small muted keys-help" aria-hidden="true">
            {t("links.mention.help")}
          </p>
        </div>
      ) : null}
    </>
  )
}
