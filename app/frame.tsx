import { useLocation } from "@remix-run/react"
import type { ReactNode } from "react"
import { directionOf } from "./i18n/locale.ts"
import type { MessageKey } from "./i18n/translate.ts"
import { useTranslation } from "./i18n/translation.tsx"
import { DemoStrip } from "./ui/demo-strip.tsx"
import { Footer, SmallFooter } from "./ui/footer.tsx"
import { FormKey } from "./ui/form-key.tsx"
import type { Language } from "./ui/language-menu.tsx"
import { Note } from "./ui/note.tsx"
import { ReadingHeader } from "./ui/reading-header.tsx"
import { WorkHeader } from "./ui/work-header.tsx"

/** What the frame of every page needs to know. */
export type FrameData = {
  actor: {
    name: string
    organisation: string | null
    /** The other organisations that the person may act for. */
    others: readonly { id: string; name: string }[]
    isAdministrator: boolean
    /** The privacy notice, or its new version, has not been read yet. */
    hasNoticeToRead: boolean
  } | null
  demo: boolean
  showsMail: boolean
  /** Entries of the inbox that wait to be read, a hundred at most. */
  unread: number
  locales: readonly string[]
  path: string
  signOutKey: string
  requestId: string
  /** Titles of pages that could not be shown, by kind of error. */
  errorTitles: Readonly<Record<string, string>>
}

type NavKey =
  | "desk"
  | "roundtables"
  | "proposals"
  | "practices"
  | "following"
  | "decisions"
  | "calendar"
  | "documents"
  | "courses"
  | "organisations"
  | "account"
  | "admin"
  | "mail"
  | "inbox"
  | "notices"

const PLACES: Record<NavKey, string> = {
  desk: "/desk",
  roundtables: "/roundtables",
  proposals: "/proposals",
  practices: "/practices",
  following: "/following",
  decisions: "/decisions",
  calendar: "/calendar",
  documents: "/documents",
  courses: "/courses",
  organisations: "/organisations",
  account: "/account",
  admin: "/admin",
  mail: "/dev/mail",
  inbox: "/inbox",
  notices: "/account/notices",
}

const useFrame = (data: FrameData) => {
  const { t, locale } = useTranslation()
  const { pathname } = useLocation()
  const link = (key: NavKey) => {
    const href = PLACES[key]
    return {
      href,
      label: t(`common.nav.${key}`),
      current: pathname === href || (key !== "account" && pathname.startsWith(`${href}/`)),
    }
  }
  const languages: Language[] = data.locales.map((lang) => ({
    href: `/language/${lang}?to=${encodeURIComponent(data.path)}`,
    name: t(`common.languages.${lang}` as MessageKey),
    lang,
    dir: directionOf(lang),
    current: lang === locale,
  }))
  const texts = {
    skip: t("common.skip"),
    navigation: t("common.main_navigation"),
    menu: t("common.menu"),
    languageHint: `, ${t("common.language")}`,
    personal: t("common.nav.account"),
  }
  const strip = data.demo ? <DemoStrip>{t("common.demo_strip")}</DemoStrip> : null
  const brand = { name: t("common.product"), line: t("common.tagline") }
  return { t, link, languages, texts, strip, brand }
}

const SignOut = ({ label, formKey }: { label: string; formKey: string }) => (
  <form method="post" action="/sign-out">
    <FormKey value={formKey} />
    <button type="submit" className="btn btn-quiet">
      {label}
    </button>
  </form>
)

type SwitchProps = { others: NonNullable<FrameData["actor"]>["others"]; path: string }

/** One button for each other organisation that the person may act for. */
const OrganisationSwitch = ({ others, path }: SwitchProps) => {
  const { t } = useTranslation()
  return (
    <form method="post" action="/acting-for">
      <input type="hidden" name="to" value={path} />
      {others.map(({ id, name }) => (
        <button key={id} type="submit" name="organisation" value={id} className="btn btn-quiet">
          {t("common.act_for", { organisation: name })}
        </button>
      ))}
    </form>
  )
}

/** The privacy notice waits to be read: at first use, and whenever it has changed. */
const NoticeToRead = () => {
  const { t } = useTranslation()
  return (
    <aside className="wrap" aria-label={t("common.privacy_notice")}>
      <Note tone="wait">
        <a href="/privacy">{t("common.privacy_notice")}</a>
      </Note>
    </aside>
  )
}

const MemberFrame = ({
  data,
  actor,
  children,
}: Required<Parts> & { actor: NonNullable<FrameData["actor"]> }) => {
  const { t, link, languages, texts, strip, brand } = useFrame(data)
  const { pathname } = useLocation()
  return (
    <>
      <WorkHeader
        brand={{ ...brand, href: "/desk" }}
        links={[
          ...[link("desk"), link("roundtables"), link("calendar"), link("proposals")],
          ...[link("documents"), link("courses"), link("organisations")],
        ]}
        tools={[
          { href: "/search", label: t("search.title"), current: pathname === "/search", icon: "it-search" },
          ...(data.showsMail ? [{ ...link("mail"), icon: "it-inbox" as const }] : []),
          {
            ...{ ...link("inbox"), icon: "it-mail" as const },
            ...{ count: data.unread, countLabel: t("common.nav.unread") },
          },
        ]}
        person={{
          name: actor.name,
          acting: actor.organisation && t("common.acting_for", { organisation: actor.organisation }),
          links: [
            ...[link("account"), link("notices"), link("following")],
            ...(actor.isAdministrator ? [link("admin")] : []),
          ],
          choices:
            actor.others.length > 0 ? <OrganisationSwitch others={actor.others} path={data.path} /> : null,
        }}
        languages={languages}
        signOut={<SignOut label={t("common.nav.sign_out")} formKey={data.signOutKey} />}
        texts={texts}
        strip={strip}
      />
      {actor.hasNoticeToRead && !data.path.startsWith("/privacy") ? <NoticeToRead /> : null}
      {children}
      <SmallFooter
        label={t("common.footer.label")}
        links={[
          { href: "/privacy", label: t("common.footer.privacy") },
          { href: "/cookies", label: t("common.footer.cookies") },
        ]}
      />
    </>
  )
}

const VisitorFrame = ({ data, children }: Required<Parts>) => {
  const { t, link, languages, texts, strip, brand } = useFrame(data)
  const sections = [
    ...[link("roundtables"), link("proposals"), link("decisions"), link("documents")],
    ...[link("courses"), link("organisations"), link("calendar")],
  ]
  return (
    <div className="reading">
      <ReadingHeader
        brand={{ ...brand, href: "/" }}
        owner={{ name: t("common.home"), href: "/" }}
        links={sections}
        languages={languages}
        search={{ action: "/search", label: t("search.in_site"), button: t("search.button") }}
        signIn={{ href: "/sign-in", label: t("common.nav.sign_in") }}
        texts={texts}
        strip={strip}
      />
      {children}
      <Footer
        columns={[
          {
            title: t("common.footer.sections"),
            links: [...sections, link("practices")],
          },
          {
            title: t("common.footer.help"),
            links: [{ href: "/sign-in", label: t("common.footer.how_to_enter") }],
          },
          { title: t("common.product"), content: <p>{t("common.footer.about")}</p> },
        ]}
        legalLabel={t("common.footer.label")}
        legal={[
          { href: "/privacy", label: t("common.footer.privacy") },
          { href: "/cookies", label: t("common.footer.cookies") },
        ]}
      />
    </div>
  )
}

type Parts = { data: FrameData; children?: ReactNode }

/** The frame around a page: the work frame for members, the reading frame for everybody else. */
export const Frame = ({ data, children }: { data: FrameData | undefined; children: ReactNode }) => {
  const page = (
    <main id="main" tabIndex={-1}>
      {children}
    </main>
  )
  if (!data) return page
  if (data.actor)
    return (
      <MemberFrame data={data} actor={data.actor}>
        {page}
      </MemberFrame>
    )
  return <VisitorFrame data={data}>{page}</VisitorFrame>
}
