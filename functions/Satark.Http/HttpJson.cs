using System.Text.Json.Serialization;
using Satark.Board;
using Satark.Http.Accounts;
using Satark.Http.Alerts;
using Satark.Http.Demo;
using Satark.Http.Desk;
using Satark.Http.Duty;
using Satark.Http.Health;
using Satark.Http.Moves;
using Satark.Http.Views;
using Satark.Intake;

namespace Satark.Http;

/// <summary>How bodies are written and read. What is unknown is written as null: pages need not tell "absent" from "not known".</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(AlertAnswer))]
[JsonSerializable(typeof(NoAlertAnswer))]
[JsonSerializable(typeof(AlertStatus))]
[JsonSerializable(typeof(PartnerCallbacks.StatusCallback))]
[JsonSerializable(typeof(BoardView))]
[JsonSerializable(typeof(BoardRow))]
[JsonSerializable(typeof(RefusedRow))]
[JsonSerializable(typeof(DeskAlarm))]
[JsonSerializable(typeof(CaseGone))]
[JsonSerializable(typeof(CaseView))]
[JsonSerializable(typeof(MoveBody))]
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(SignInRequest))]
[JsonSerializable(typeof(LinkRequest))]
[JsonSerializable(typeof(SetupRequest))]
[JsonSerializable(typeof(ConfirmRequest))]
[JsonSerializable(typeof(IReadOnlyList<BoardOfficerView>))]
[JsonSerializable(typeof(PinRequest))]
[JsonSerializable(typeof(PasswordRequest))]
[JsonSerializable(typeof(CodeRequest))]
[JsonSerializable(typeof(FactorView))]
[JsonSerializable(typeof(RecoveryView))]
[JsonSerializable(typeof(IReadOnlyList<PersonView>))]
[JsonSerializable(typeof(Negotiation))]
[JsonSerializable(typeof(PresenceWord))]
[JsonSerializable(typeof(PresenceView))]
[JsonSerializable(typeof(PlayedWord))]
[JsonSerializable(typeof(DutyView))]
[JsonSerializable(typeof(DutyWord))]
[JsonSerializable(typeof(OfferedView))]
[JsonSerializable(typeof(RosterView))]
[JsonSerializable(typeof(PointWord))]
[JsonSerializable(typeof(Roster.Watching.ShiftSummary))]
[JsonSerializable(typeof(Satark.Reads.WeekOfReading))]
[JsonSerializable(typeof(Satark.Http.Reads.ReasonWord))]
[JsonSerializable(typeof(Satark.Http.Searching.SearchWord))]
[JsonSerializable(typeof(Satark.Searching.SearchAnswer))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(EngineView))]
[JsonSerializable(typeof(HeartbeatState))]
[JsonSerializable(typeof(DemoCommand))]
[JsonSerializable(typeof(DemoScale))]
[JsonSerializable(typeof(DemoKey))]
[JsonSerializable(typeof(DemoSpoken))]
[JsonSerializable(typeof(Tips.CountersView))]
[JsonSerializable(typeof(IReadOnlyList<Satark.Intake.Mails.ListedMailRow>))]
[JsonSerializable(typeof(IReadOnlyList<UserView>))]
[JsonSerializable(typeof(IReadOnlyList<BoardDistrict>))]
[JsonSerializable(typeof(IReadOnlyList<CategoryView>))]
[JsonSerializable(typeof(IReadOnlyList<DeadLetterView>))]
[JsonSerializable(typeof(IReadOnlyList<OutboxView>))]
public sealed partial class HttpJson : JsonSerializerContext;
