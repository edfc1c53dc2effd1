import { useLocation } from "@remix-run/react"
import type { ReactNode } from "react"
import { directionOf } from "./i18n/locale.ts"
import type { MessageKey } from "./i18n/translate.ts"
import { useTranslation } from "./i18n/translation.tsx"
import { DemoStrip } from "./ui/demo-strip.tsx"
import { Footer, SmallFooter } from "./ui/footer.tsx"
import { FormKey } from "./ui/form-key.tsx"
import type { Language } from "./ui/language-menu.tsx"
import { ReadingHeader } from "./ui/reading-header.tsx"
import { WorkHeader } from "./ui/work-header.tsx"

/** What the frame of every page needs to know. */
export type FrameData = {
  actor: { name: string; organisation: string | null } | null
  demo: boolean
  showsMail: boolean
  locales: readonly string[]
  path: string
  signOutKey: string
  requestId: string
  /** Titles of pages that could not be shown, by kind of error. */
  errorTitles: Readonly<Record<string, string>>
}

type NavKey = "desk" | "roundtables" | "documents" | "organisations" | "account" | "mail"

const PLACES: Record<NavKey, string> = {
  desk: "/desk",
  roundtables: "/roundtables",
  documents: "/documents",
  organisations: "/organisations",
  account: "/account",
  mail: "/dev/mail",
}

const useFrame = (data: FrameData) => {
  const { t, locale } = useTranslation()
  const { pathname } = useLocation()
  const link = (key: NavKey) => {
    const href = PLACES[key]
    return {
      href,
      label: t(`common.nav.${key}`),
      current: pathname === href || pathname.startsWith(`${href}/`),
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

const MemberFrame = ({
  data,
  actor,
  children,
}: Required<Parts> & { actor: NonNullable<FrameData["actor"]> }) => {
  const { t, link, languages, texts, strip, brand } = useFrame(data)
  return (
    <>
      <WorkHeader
        brand={{ ...brand, href: "/desk" }}
        links={[link("desk"), link("roundtables"), link("documents"), link("organisations")]}
        tools={data.showsMail ? [{ ...link("mail"), icon: "it-mail" }] : []}
        person={{
          name: actor.name,
          acting: actor.organisation && t("common.acting_for", { organisation: actor.organisation }),
          links: [link("account")],
        }}
        languages={languages}
        signOut={<SignOut label={t("common.nav.sign_out")} formKey={data.signOutKey} />}
        texts={texts}
        strip={strip}
      />
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
  const sections = [link("roundtables"), link("documents"), link("organisations")]
  return (
    <div className="reading">
      <ReadingHeader
        brand={{ ...brand, href: "/" }}
        owner={{ name: t("common.home"), href: "/" }}
        links={sections}
        languages={languages}
        signIn={{ href: "/sign-in", label: t("common.nav.sign_in") }}
        texts={texts}
        strip={strip}
      />
      {children}
      <Footer
        columns={[
          { title: t("common.footer.sections"), links: sections },
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
