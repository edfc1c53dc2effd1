import { FURTHER } from "./further-proposals.ts"
import {
  admitted,
  begun,
  type DemoProposal,
  discussed,
  step,
  submitted,
  toBallot,
  voted,
} from "./proposal-kinds.ts"

/** The ten proposals of the demo, one per state. Everything in them is invented. */
export const PROPOSALS: readonly DemoProposal[] = [
  {
    ...{
      key: "p2",
      roundtable: "t3",
      topic: "comunicazione e media",
      territory: "Puglia",
      createdBy: "u-lina",
    },
    ...{
      title: "Moduli che si capiscono (demo)",
      addressee: "o-levante",
      authors: ["o-donne", "o-mediterranea"],
    },
    supports: ["t3:C2", "t3:C3", "t3:C1", "t3:D2", "t3:B2", "t3:B3"],
    ...{ state: "voted", outcome: "approved" },
    answers: [
      "I moduli più usati sono scritti per chi li ha inventati.",
      "Proponiamo di riscriverne cinque in frasi brevi, con un esempio compilato accanto. Ogni modulo viene letto ad alta voce da tre persone che non lo conoscono, prima di essere usato. Le traduzioni sono cinque e portano la data, così si sa quando sono vecchie. Il testo italiano resta quello che vale.",
      "All'Ufficio Integrazione Levante (demo), che scrive i moduli.",
      "Chi trova un errore lo segnala allo sportello e riceve risposta entro dieci giorni. Contiamo gli errori segnalati.",
    ],
    events: [
      begun(170),
      submitted(160),
      admitted(150),
      discussed(149),
      toBallot(112),
      voted(110, "Seduta precedente: favorevoli 10, contrari 0, astenuti 1."),
    ],
  },
  {
    ...{
      key: "p10",
      roundtable: "t3",
      topic: "comunicazione e media",
      territory: "Puglia",
      createdBy: "u-lina",
    },
    ...{
      title: "Parole giuste nei comunicati (demo)",
      addressee: "o-levante",
      authors: ["o-coord", "o-donne"],
    },
    supports: ["t3:D1", "t3:C2", "t3:D2", "t3:B2"],
    ...{ state: "voted", outcome: "approved" },
    answers: [
      "Nei comunicati degli enti si legge ancora «emergenza» per parlare di persone che vivono qui da anni.",
      "Proponiamo due pagine di indicazioni sulle parole da usare e su quelle da evitare. Le scrive un gruppo misto, con chi fa comunicazione e con chi viene raccontato. Chiediamo inoltre che valgano per i giornali che ricevono pubblicità dagli enti.",
      "All'Ufficio Integrazione Levante (demo). Gli enti del Tavolo si impegnano ad applicarle nei propri testi.",
      "Dopo sei mesi rileggiamo insieme venti comunicati.",
    ],
    events: [
      begun(168),
      submitted(158),
      admitted(149),
      discussed(148),
      toBallot(112),
      voted(110, "Seduta precedente: favorevoli 9, contrari 1, astenuti 1."),
    ],
  },
  {
    ...{
      key: "p1",
      roundtable: "t3",
      topic: "ambiente, salute ed eguaglianza",
      territory: "Puglia",
      createdBy: "u-fatou",
    },
    ...{ title: "Uno sportello aperto la sera, con la mediatrice in presenza (demo)", addressee: "o-borgo" },
    ...{ authors: ["o-orizzonti", "o-donne"], supports: ["t3:C1", "t3:C2", "t3:C3", "t3:D2", "t3:B3"] },
    ...{ state: "voted", outcome: "approved" },
    answers: [
      "Lo sportello del Comune apre la mattina, quando chi lavora nei campi, nelle case o nei cantieri non può venire. Molte persone perdono una giornata di paga per consegnare un foglio.",
      "Chiediamo due sere alla settimana, dalle 18:00 alle 20:30, per sei mesi di prova. Chiediamo che in quelle sere ci sia una mediatrice in carne e ossa, non solo al telefono. Le lingue si scelgono guardando chi si presenta nelle prime quattro settimane.",
      "Al Comune di Borgo Esempio (demo), che tiene aperto lo sportello.",
      "Contiamo le persone servite e le pratiche chiuse, senza raccogliere altri dati. Dopo sei mesi il Tavolo decide se continuare.",
    ],
    events: [
      begun(84),
      submitted(77),
      admitted(70),
      discussed(69),
      toBallot(43),
      voted(42, "Favorevoli 7, contrari 1, astenuti 1."),
    ],
  },
  {
    ...{
      key: "p8",
      roundtable: "t3",
      topic: "ambiente, salute ed eguaglianza",
      territory: "Puglia",
      createdBy: "u-omar",
    },
    ...{ title: "Una guida per affittare casa senza sorprese (demo)", addressee: "o-borgo" },
    ...{ authors: ["o-abitare", "o-orizzonti"], supports: ["t3:C1", "t3:D2", "t3:B2"] },
    ...{ state: "voted", outcome: "tied" },
    answers: [
      "Chi cerca casa riceve contratti che non capisce e chiede aiuto quando è tardi.",
      "Proponiamo una guida di venti pagine con disegni, parole semplici e un elenco di domande da fare prima di firmare. La guida spiega caparra, registrazione, spese comuni e disdetta. Accanto alla guida ci sono due incontri al mese con persone esperte.",
      "Al Comune di Borgo Esempio (demo). La stampa è affidata a un ente del Tavolo.",
      "Dopo un anno si verifica quante copie servono davvero.",
    ],
    events: [
      begun(82),
      submitted(76),
      admitted(69),
      discussed(68),
      toBallot(43),
      voted(42, "Parità: favorevoli 4, contrari 4, astenuti 1. Si può ripresentare dopo sessanta giorni."),
    ],
  },
  {
    ...{
      key: "p9",
      roundtable: "t3",
      topic: "cultura, sport e partecipazione",
      territory: "Puglia",
      createdBy: "u-omar",
    },
    ...{
      title: "Tornei misti di quartiere (demo)",
      authors: ["o-ponte"],
      supports: ["t3:D2"],
      state: "not_admitted",
    },
    answers: [
      "In quartiere si gioca, ma ognuno con i suoi.",
      "Proponiamo tornei con squadre formate a sorte, ragazze e ragazzi insieme, una domenica al mese. Chi organizza cambia ogni volta.",
      "Chiediamo al Tavolo di pagare campo e assicurazione per otto domeniche. Servono un campo, un arbitro e una merenda.",
      "Contiamo chi torna la seconda volta.",
    ],
    events: [
      ...[begun(52), submitted(50)],
      step(
        "not_admitted",
        "not_admitted",
        37,
        "La proposta chiede al Tavolo una spesa, e il Tavolo non ha fondi propri (regole, art. 2). Il contenuto è buono: può rinascere come micro-progetto quando il bando sarà aperto, oppure essere presentata al Comune come richiesta d'uso del campo. La segreteria è a disposizione degli autori per entrambe le strade.",
      ),
    ],
  },
  ...FURTHER,
]
