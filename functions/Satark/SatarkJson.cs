using System.Text.Json.Serialization;
using Satark.Cases;
using Satark.Messaging;

namespace Satark;

/// <summary>How records and messages are written. Additive: a field that a reader does not know is passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Case))]
[JsonSerializable(typeof(CaseEvent))]
[JsonSerializable(typeof(OpenCases))]
[JsonSerializable(typeof(Escalation.Storms.Storm))]
[JsonSerializable(typeof(AnchorLine))]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(IReadOnlyList<Places.Evidence.PlaceEvidence>))]
[JsonSerializable(typeof(Errand))]
[JsonSerializable(typeof(Board.BoardRow))]
[JsonSerializable(typeof(Board.RefusedRow))]
[JsonSerializable(typeof(Notifications.Delivery))]
[JsonSerializable(typeof(Notifications.LinkTarget))]
[JsonSerializable(typeof(Notifications.Together.Gathering))]
[JsonSerializable(typeof(Notifications.Together.CallsTogether))]
[JsonSerializable(typeof(Intake.AlertReceipt))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(Intake.RefusedAlert))]
[JsonSerializable(typeof(Intake.RefusedRun))]
[JsonSerializable(typeof(Intake.Mails.ListedMail))]
[JsonSerializable(typeof(Tips.Line.TipContent))]
[JsonSerializable(typeof(Tips.Receiving.MediaKey))]
[JsonSerializable(typeof(Watching.SyntheticRun))]
[JsonSerializable(typeof(Watching.SyntheticResult))]
[JsonSerializable(typeof(Partners.Partner))]
[JsonSerializable(typeof(Partners.CallbackState))]
[JsonSerializable(typeof(Roster.Officer))]
[JsonSerializable(typeof(Roster.Posts.DutyPlan))]
[JsonSerializable(typeof(Roster.Verifying.ContactCode))]
[JsonSerializable(typeof(Roster.Watching.DutyClock))]
[JsonSerializable(typeof(Reads.ReadEntry))]
[JsonSerializable(typeof(Searching.SearchEntry))]
[JsonSerializable(typeof(Notifications.Notices.Notice))]
[JsonSerializable(typeof(Roster.LastResort))]
public sealed partial class SatarkJson : JsonSerializerContext;
