import type { Editor } from "@tiptap/core"
import { TextSelection } from "@tiptap/pm/state"
import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useRef, useState } from "react"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Button } from "../../../ui/button.tsx"
import { foundIn } from "./find-plugin.ts"
import type { Query } from "./matching.ts"
import { ReplaceRow } from "./replace-row.tsx"
import { type Count, type Step, useFound } from "./use-found.client.ts"

/** What was looked for last, kept while the panel is closed. */
export type Sought = Query & { replacement: string }

type Props = {
  editor: Editor
  isWritable: boolean
  /** What is looked for at first. */
  sought: Sought
  withReplace: boolean
  /** Changes with each press of the key that opens the panel. */
  asked: number
  /** Whether words were typed before the panel was there: one goes on after them. */
  typed: boolean
  /** Where the panel says how one goes on to the next match, for the keys of the page. */
  stepping: RefObject<(by: Step) => void> & { current: ((by: Step) => void) | null }
  /** Called once the field has the keyboard. */
  onShown: () => void
  onChange: (sought: Sought) => void
  onClose: () => void
}

const OPTIONS = ["matchCase", "wholeWords", "matchAccents"] as const

type OptionsProps = { query: Query; onChange: (query: Query) => void }

const Options = ({ query, onChange }: OptionsProps) => {
  const { t } = useTranslation()
  const id = useId()
  return (
    <fieldset className="bare row-x">
      <legend className="visually-hidden">{t("comfort.find.options")}</legend>
      {OPTIONS.map((name) => (
        <div className="check" key={name}>
          <input
            type="checkbox"
            id={`${id}-${name}`}
            checked={query[name]}
            onChange={(event) => onChange({ ...query, [name]: event.currentTarget.checked })}
          />
          <label htmlFor={`${id}-${name}`}>{t(`comfort.find.${name}`)}</label>
        </div>
      ))}
    </fieldset>
  )
}

/** How many there are: to the eye in short, to the ear with the line, once one has stopped typing. */
const Counted = ({ count, words }: { count: Count; words: string }) => {
  const { t } = useTranslation()
  const [spoken, setSpoken] = useState("")
  const { total, active, line } = count
  const values = { at: active + 1, total }
  const seen = words === "" ? "" : total === 0 ? t("comfort.find.none") : t("comfort.find.count", values)
  const said = total > 0 && words !== "" ? t("comfort.find.spoken", { ...values, line }) : seen
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(said), 400)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <>
      <p className={total === 0 && words !== "" ? "how-many none" : "how-many"} aria-hidden="true">
        {seen}
      </p>
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
    </>
  )
}

/** Leaves the caret at the match that is meant. */
const backToText = (editor: Editor) => {
  const { place } = foundIn(editor.state)
  const { tr, doc } = editor.state
  if (place) editor.view.dispatch(tr.setSelection(TextSelection.create(doc, place.from, place.to)))
  editor.view.focus()
}

const StepButton = ({ by, onStep }: { by: Step; onStep: (by: Step) => void }) => {
  const { t } = useTranslation()
  return (
    <Button
      type="button"
      kind="line"
      dense
      icon={by === 1 ? "it-arrow-down" : "it-arrow-up"}
      onClick={() => onStep(by)}
    >
      <span className="word">{t(by === 1 ? "comfort.find.next" : "comfort.find.previous")}</span>
    </Button>
  )
}

/** Find and replace, under the tools. Enter goes on, Shift and Enter back, Esc returns to the text. */
export const FindPanel = ({ editor, isWritable, sought, withReplace, asked, typed, ...props }: Props) => {
  const { t } = useTranslation()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const { words, matchCase, wholeWords, matchAccents } = sought
  const query = useMemo(
    () => ({ words, matchCase, wholeWords, matchAccents }),
    [words, matchCase, wholeWords, matchAccents],
  )
  const { count, step, replace } = useFound(editor, query)
  props.stepping.current = step
  // biome-ignore lint/correctness/useExhaustiveDependencies: each press of the key brings one back to the field
  useEffect(() => {
    field.current?.focus()
    if (!typed) field.current?.select()
    props.onShown()
  }, [asked])
  const close = () => {
    backToText(editor)
    props.onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.nativeEvent.isComposing) close()
  }
  const onFieldKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return
    event.preventDefault()
    step(event.shiftKey ? -1 : 1)
  }
  return (
    <section className="ed-find" aria-label={t("comfort.find.title")} onKeyDown={onKeyDown}>
      <div className="line">
        <div className="field">
          <label htmlFor={`${id}-words`}>{t("comfort.find.words")}</label>
          <input
            className="inp"
            id={`${id}-words`}
            ref={field}
            type="text"
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="search"
            value={words}
            onChange={(event) => props.onChange({ ...sought, words: event.currentTarget.value })}
            onKeyDown={onFieldKey}
          />
        </div>
        <Counted count={count} words={words} />
        <div className="row-x">
          <StepButton by={-1} onStep={step} />
          <StepButton by={1} onStep={step} />
          <Button type="button" kind="quiet" dense icon="it-close" onClick={close}>
            <span className="word">{t("comfort.find.close")}</span>
          </Button>
        </div>
      </div>
      <Options query={query} onChange={(next) => props.onChange({ ...sought, ...next })} />
      {withReplace ? (
        <ReplaceRow
          {...{ isWritable, replace }}
          total={count.total}
          replacement={sought.replacement}
          onChange={(replacement) => props.onChange({ ...sought, replacement })}
        />
      ) : null}
    </section>
  )
}
