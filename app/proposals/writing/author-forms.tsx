import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { Section } from "../../ui/page-head.tsx"
import { AuthorName, AuthorStatus, type ShownAuthor } from "../author-list.tsx"

type Author = ShownAuthor & { isOwn: boolean; mayNote: boolean; mayTake: boolean }
type Props = {
  authors: readonly Author[]
  /** The text that the page shows. */
  rev: number
  refusal: Refusal | undefined
  keyOf: (name: string) => string
}

const Press = (props: {
  author: Author
  intent: string
  /** Of the text that is signed. */
  rev?: number
  word: string
  formKey: string
  refusal: Refusal | undefined
}) => (
  <RefusableForm formKey={props.formKey} refusal={props.refusal}>
    <input type="hidden" name="intent" value={props.intent} />
    <input type="hidden" name="authorCode" value={props.author.code} />
    {props.rev === undefined ? null : <input type="hidden" name="rev" value={props.rev} />}
    <Button kind="quiet" hidden={props.author.name}>
      {props.word}
    </Button>
  </RefusableForm>
)

const Answer = ({
  author,
  rev,
  formKey,
  refusal,
}: {
  author: Author
  rev: number
  formKey: string
  refusal: Refusal | undefined
}) => {
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="authorCode" value={author.code} />
      <input type="hidden" name="rev" value={rev} />
      <p>{t("proposals.authors.sign_means")}</p>
      <Actions>
        <Button name="answer" value="sign" hidden={author.name}>
          {t("proposals.authors.sign")}
        </Button>
        <Button kind="line" name="answer" value="decline" hidden={author.name}>
          {t("proposals.authors.decline")}
        </Button>
      </Actions>
    </RefusableForm>
  )
}

/** Each author with what it did, and what the person may do for it: sign, decline, note a sheet, take back. */
export const AuthorForms = ({ authors, rev, refusal, keyOf }: Props) => {
  const { t } = useTranslation()
  return (
    <ul className="lines">
      {authors.map((author) => (
        <li key={author.code}>
          <div className="stack">
            <p>
              <AuthorName author={author} /> <AuthorStatus state={author.state} onPaper={author.onPaper} />
            </p>
            {author.isOwn && author.state === "invited" ? (
              <Answer {...{ author, rev, refusal }} formKey={keyOf(`answer ${author.code}`)} />
            ) : null}
            {author.mayNote || author.mayTake ? (
              <div className="row-x">
                {author.mayNote && !author.isOwn ? (
                  <Press
                    {...{ author, rev, refusal, intent: "note", word: t("proposals.authors.note") }}
                    formKey={keyOf(`note ${author.code}`)}
                  />
                ) : null}
                {author.mayTake ? (
                  <Press
                    {...{ author, refusal, intent: "uninvite", word: t("proposals.authors.take_off") }}
                    formKey={keyOf(`take ${author.code}`)}
                  />
                ) : null}
              </div>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  )
}

type InviteProps = { bodies: readonly string[]; refusal: Refusal | undefined; formKey: string }

/** Asks another organisation, or somebody with a seat of their own, to write it together. */
export const InviteForm = ({ bodies, refusal, formKey }: InviteProps) => {
  const { t } = useTranslation()
  return (
    <Section id="invite" title={t("proposals.authors.invite_title")}>
      <RefusableForm formKey={formKey} refusal={refusal}>
        <input type="hidden" name="intent" value="invite" />
        <Field
          name="body"
          label={t("proposals.authors.body")}
          help={t("proposals.authors.body_help")}
          list="bodies"
          {...{ dir: "auto", autoComplete: "off", maxLength: 300 }}
        />
        <datalist id="bodies">
          {bodies.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Actions>
          <Button kind="line">{t("proposals.authors.invite")}</Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}
