import { type KeyboardEvent, useId, useState } from "react"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Button } from "../../../ui/button.tsx"

type Props = {
  isWritable: boolean
  total: number
  replacement: string
  onChange: (replacement: string) => void
  replace: (words: string, isAll: boolean) => { done: number; fixed: number }
}

/** What takes the place of what was found. Where nobody may write now, it says so and changes nothing. */
export const ReplaceRow = ({ isWritable, total, replacement, onChange, replace }: Props) => {
  const { t } = useTranslation()
  const id = useId()
  const [news, setNews] = useState("")
  const canReplace = isWritable && total > 0
  const run = (isAll: boolean) => {
    if (!canReplace) return
    const { done, fixed } = replace(replacement, isAll)
    const said = [
      done > 0 ? t("comfort.find.replaced", { count: done }) : "",
      fixed > 0 ? t("comfort.find.fixed", { count: fixed }) : "",
    ]
    setNews(said.filter(Boolean).join(" "))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return
    event.preventDefault()
    run(false)
  }
  const look = {
    ...({ type: "button", kind: "line", dense: true } as const),
    "aria-disabled": canReplace ? undefined : true,
    "aria-describedby": isWritable ? undefined : `${id}-why`,
  }
  return (
    <>
      <div className="line">
        <div className="field">
          <label htmlFor={`${id}-with`}>{t("comfort.find.with")}</label>
          <input
            className="inp"
            id={`${id}-with`}
            type="text"
            dir="auto"
            autoComplete="off"
            value={replacement}
            onChange={(event) => onChange(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        <div className="row-x">
          <Button {...look} onClick={() => run(false)}>
            {t("comfort.find.replace_this")}
          </Button>
          <Button {...look} onClick={() => run(true)}>
            {t("comfort.find.replace_all")}
          </Button>
        </div>
      </div>
      {isWritable ? null : (
        <p className="small muted" id={`${id}-why`}>
          {t("comfort.find.not_now")}
        </p>
      )}
      <p className="small" role="status">
        {news}
      </p>
    </>
  )
}
