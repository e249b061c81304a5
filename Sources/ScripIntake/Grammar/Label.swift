/// What forms and letters print beside a value to say what it is.
enum Label: Hashable, Sendable {
  case patientName, dateOfBirth, phone, patientPhone, officePhone, fax, address
  case prescriber, npi, practice
  case diagnosis, regions, side, modality, order, schedule, visits, minutes
  case necessity, goals, date, orderDate, expires, signature, signedBy
  case payer, memberID, claim, injuryDate
  /// Printed beside what Scrip does not read; ends the value before it.
  case other

  /// True for a label whose value may take several lines.
  var opensZone: Bool {
    switch self {
    case .diagnosis, .regions, .modality, .order, .schedule, .necessity, .goals: true
    default: false
    }
  }

  /// The phrases of each label, in general use on orders, forms and letters. Longer ones win.
  static let vocabulary = Vocabulary<Label>(
    phrases(
      .patientName,
      "patient name|patient|name|participant|participant / patient|patient's name|client|client name|name of patient|re|regarding|member name|injured worker|veteran|veteran name|employee|employee name|referral for|pt|pt name|patient full name|claimant"
    )
      + phrases(.dateOfBirth, "date of birth|dob|d.o.b|birth date|birthdate|born|b.d|birthday")
      + phrases(.phone, "phone|telephone|phone number|phone no|ph|contact number")
      + phrases(
        .patientPhone, "home phone|cell|mobile|cell phone|patient phone|home|mobile phone|daytime phone|home tel")
      + phrases(
        .officePhone,
        "office phone|tel|office|clinic phone|provider phone|prescriber phone|office telephone|office tel|practice phone"
      )
      + phrases(.fax, "fax|fax number|fax no|office fax|facsimile")
      + phrases(.address, "address|home address|patient address|street address|mailing address")
      + phrases(
        .prescriber,
        "printed name|print name|ordering provider|referring provider|prescriber|prescriber name|provider name and credentials|provider name|physician|provider|ordering physician|referring physician|ordered by|physician name|attending physician|attending provider|name of physician|name of provider|prescribing provider|authorizing provider|referred by|requesting provider|doctor|office of|practitioner|name and credentials|attending doctor|treating provider|healthcare provider"
      )
      + phrases(.npi, "npi|npi number|npi no|npi #|provider npi|individual npi|np!")
      + phrases(.practice, "practice|practice name|clinic|facility|clinic name|facility name|organization")
      + phrases(
        .diagnosis,
        "diagnosis|dx|diagnoses|icd-10|icd10|diagnosis code|diagnosis codes|associated diagnoses|diagnosis / icd-10|diagnosis icd-10|diagnosis and icd-10 code|diagnosis and icd-10|icd-10 code|icd-10 codes|indication|icd code|icd-10-cm|medical diagnosis|primary diagnosis|treating diagnosis|referral diagnosis|diagnosis code and description|accepted conditions|condition|conditions"
      )
      + phrases(
        .regions,
        "areas to be treated|body site|body region|body regions|areas|area|area to treat|areas to treat|body part|body parts|treatment area|treatment areas|region|regions|site|location|areas of treatment|body area|area of treatment"
      )
      + phrases(.side, "side|laterality")
      + phrases(
        .modality,
        "services requested|treatment ordered|treatment|modality|modalities|recommended treatment|service requested|procedure|procedures|procedure codes|procedure code|services|service|therapy ordered|cpt|cpt code|cpt codes|treatment requested|type of treatment|services ordered|technique|techniques|requested service|requested services|orders|recommended treatment modality"
      )
      + phrases(.order, "rx|order|prescription|sig|plan of care|treatment plan|instructions to therapist")
      + phrases(
        .schedule,
        "frequency|frequency / duration|frequency and duration|frequency duration|duration|number frequency and duration of treatments|number, frequency and duration of treatments|how often|frequency of treatment|treatment frequency|frequency & duration|length of treatment|length of care|course of treatment|duration of treatment|schedule"
      )
      + phrases(
        .visits,
        "total number of visits|number of visits|visits requested|visits|total visits|number of sessions|total sessions|sessions|# of visits|# visits|no of visits|quantity|qty|visits authorized|number of treatments|total number of sessions|# of sessions|visit count|authorized visits|visits ordered|units"
      )
      + phrases(
        .minutes,
        "session length|minutes per session|length of session|session duration|time per session|minutes|length of each session|minutes per visit|visit length"
      )
      + phrases(
        .necessity,
        "medical necessity|reason for medical necessity|reason for referral|clinical indication|justification|clinical notes|clinical information|reason|statement of medical necessity|rationale|clinical summary|history|comments|medical justification|clinical history|functional limitations"
      )
      + phrases(
        .goals,
        "treatment goals|goals|goal|goals of treatment|functional goals|treatment goal|expected outcome|expected outcomes|goals of care|therapy goals"
      )
      + phrases(.date, "date|dated|today's date")
      + phrases(
        .orderDate,
        "order date|date of order|date ordered|ordered|date written|date of letter|date of referral|referral date|rx date|date issued|ordered on|written|date of request|request date|date of prescription|prescription date|written date|written on|start date|effective date"
      )
      + phrases(
        .expires,
        "expires|expiration|expiration date|valid through|valid until|good through|expires on|exp date|end date|valid to|expiry date|authorization expires|expiry"
      )
      + phrases(
        .signature,
        "signature|prescriber signature|provider signature|physician signature|physician's signature|signature of physician|signature of provider|prescriber's signature|provider's signature|authorized signature|md signature|signature of prescriber|sign|sign here|doctor signature"
      )
      + phrases(
        .signedBy,
        "electronically signed by|digitally signed by|signed by|authenticated by|e-signed by|electronically authenticated by|electronic signature|signed electronically by|/es/"
      )
      + phrases(
        .payer,
        "insurance|coverage|payer|plan administrator|insurer|carrier|health plan|insurance company|insurance carrier|primary insurance|plan name|insurance plan|plan|payor|primary payer|insurance name"
      )
      + phrases(
        .memberID,
        "member id|id|policy|subscriber id|insurance id|id #|member #|policy number|member number|id number|policy #|member no|policy no|insured id|subscriber|member id #|member d|member td|member 1d|member lo"
      )
      + phrases(.claim, "claim number|claim no|claim #|claim|claim id")
      + phrases(.injuryDate, "date of injury|doi|date of accident|injury date|date of loss|accident date|d.o.i")
      + phrases(
        .other,
        "mrn|order #|order status|status|priority|special instructions|precautions|printed by|refill|refills|sex|gender|age|to|from|pages|page|allergies|group|group number|specialty|department|account|encounter|ssn|weight|height|contraindications|notes|auth number|authorization|authorization number|authorization #|adjuster|employer|medications|attn|cc|referred to|refer to|license|dea|lic|fax completed form to|collected|ordering|instructions|special precautions|voluntary formulary permitted|total|email|e-mail|city|state|zip"
      )
  )

  private static func phrases(_ label: Label, _ list: String) -> [(String, Label)] {
    list.split(separator: "|").map { (String($0), label) }
  }
}
