import { RefusableForm, Refused } from "../form-parts.tsx"
import type { Refusal } from "../http.server.ts"
import type { MessageKey } from "../i18n/translate.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { Note } from "../ui/note.tsx"
import { Person } from "../ui/person.tsx"
import type { Kept } from "./kept-form.ts"

type DemoPerson = { key: string; name: string; email: string; organisation: string | null }
type SignInPageProps = {
  comesBack: boolean
  /** The account was deleted just now. */
  isErased: boolean
  demo: { password: string; people: readonly DemoPerson[] } | null
  refusal: Refusal | undefined
  resume: Kept | null
}

const DemoPeople = ({
  demo,
  password,
  resume,
}: {
  demo: readonly DemoPerson[]
  password: string
  resume: Kept | null
}) => {
  const { t } = useTranslation()
  return (
    <section className="box wash stack" aria-labelledby="demo-people">
      <h2 id="demo-people">{t("people.sign_in.demo_title")}</h2>
      <p className="small">{t("people.sign_in.demo_text")}</p>
      <ul className="lines">
        {demo.map(({ key, name, email, organisation }) => (
          <li key={email} className="person-row">
            <Person
              name={name}
              strong
              detail={
                <>
                  {organisation ? <bdi lang="it">{organisation}. </bdi> : null}
                  {t(`people.demo.${key}` as MessageKey)}
                </>
              }
            />
            <form method="post">
              <input type="hidden" name="email" value={email} />
              <input type="hidden" name="password" value={password} />
              {resume ? <input type="hidden" name="resume" value={JSON.stringify(resume)} /> : null}
              <Button kind="line" dense aria-label={t("people.sign_in.enter_as", { name })}>
                {t("people.sign_in.button")}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <p className="small muted">{t("people.sign_in.demo_password", { password })}</p>
    </section>
  )
}

/** The members' door: e-mail and password; in a demo, the people to look through the eyes of. */
export const SignInPage = ({ comesBack, isErased, demo, refusal, resume }: SignInPageProps) => {
  const { t } = useTranslation()
  return (
    <div className="wrap band">
      <Refused refusal={refusal} />
      <div className="grid-2">
        <div className="stack">
          <h1>{t("people.sign_in.title")}</h1>
          {isErased ? (
            <Note tone="ok" live>
              {t("people.erase.done")}
            </Note>
          ) : null}
          {comesBack ? <p className="muted">{t("people.sign_in.continue_to")}</p> : null}
          <RefusableForm refusal={refusal}>
            {resume ? <input type="hidden" name="resume" value={JSON.stringify(resume)} /> : null}
            <Field
              name="email"
              label={t("people.sign_in.email")}
              type="email"
              autoComplete="username"
              inputMode="email"
            />
            <Field
              name="password"
              label={t("people.sign_in.password")}
              type="password"
              autoComplete="current-password"
              after={<a href="/sign-in/link">{t("people.sign_in.forgotten")}</a>}
            />
            <Actions>
              <Button wide busy={t("common.form.saving")}>
                {t("people.sign_in.button")}
              </Button>
            </Actions>
          </RefusableForm>
          <p>
            <a href="/sign-in/link">{t("people.sign_in.by_mail")}</a>
          </p>
          <h2 className="sec">{t("people.sign_in.no_account")}</h2>
          <p>{t("people.sign_in.by_invitation")}</p>
          <p>
            <a href="/request-account">{t("people.request.title")}</a>
          </p>
          <p className="small muted">{t("people.sign_in.spid")}</p>
        </div>
        {demo ? <DemoPeople demo={demo.people} password={demo.password} resume={resume} /> : null}
      </div>
    </div>
  )
}
