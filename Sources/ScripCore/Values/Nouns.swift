/// What an id can identify. These types hold nothing: they only keep ids of different things apart.
public enum Noun {
  public enum Practice: Sendable {}
  public enum Location: Sendable {}
  public enum Login: Sendable {}
  public enum Membership: Sendable {}
  public enum SignIn: Sendable {}
  public enum Therapist: Sendable {}
  public enum Payer: Sendable {}
  public enum Plan: Sendable {}
  public enum Patient: Sendable {}
  public enum Coverage: Sendable {}
  public enum Episode: Sendable {}
  public enum Document: Sendable {}
  public enum Intake: Sendable {}
  public enum Referral: Sendable {}
  public enum Authorization: Sendable {}
  public enum Benefit: Sendable {}
  public enum Appointment: Sendable {}
  public enum Session: Sendable {}
  public enum Limit: Sendable {}
  public enum Job: Sendable {}
  public enum Request: Sendable {}
}

public typealias PracticeID = ID<Noun.Practice>
public typealias LocationID = ID<Noun.Location>
public typealias LoginID = ID<Noun.Login>
public typealias MembershipID = ID<Noun.Membership>
public typealias SignInID = ID<Noun.SignIn>
public typealias TherapistID = ID<Noun.Therapist>
public typealias PayerID = ID<Noun.Payer>
public typealias PlanID = ID<Noun.Plan>
public typealias PatientID = ID<Noun.Patient>
public typealias CoverageID = ID<Noun.Coverage>
public typealias EpisodeID = ID<Noun.Episode>
public typealias DocumentID = ID<Noun.Document>
public typealias IntakeID = ID<Noun.Intake>
public typealias ReferralID = ID<Noun.Referral>
public typealias AuthorizationID = ID<Noun.Authorization>
public typealias BenefitID = ID<Noun.Benefit>
public typealias AppointmentID = ID<Noun.Appointment>
public typealias SessionID = ID<Noun.Session>
public typealias LimitID = ID<Noun.Limit>
public typealias JobID = ID<Noun.Job>
