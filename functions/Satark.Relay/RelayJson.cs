using System.Text.Json.Serialization;
using Satark.Relay.Conversation;
using Satark.Relay.Forwarding;
using Satark.Relay.Line;
using Satark.Relay.Talks;
using Satark.Relay.Vault;
using Satark.Relay.WhatsApp;
using Satark.Tips.Line;

namespace Satark.Relay;

/// <summary>How the relay's records are written. Additive: a field that a reader does not know is passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(SealedRow))]
[JsonSerializable(typeof(SeenRow))]
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(TalkRow))]
[JsonSerializable(typeof(TalkState))]
[JsonSerializable(typeof(DraftPart))]
[JsonSerializable(typeof(BoxRow))]
[JsonSerializable(typeof(SayRow))]
[JsonSerializable(typeof(SentRow))]
[JsonSerializable(typeof(FetchNote))]
[JsonSerializable(typeof(HeardWords))]
[JsonSerializable(typeof(StoredAct))]
[JsonSerializable(typeof(Utterance))]
[JsonSerializable(typeof(TipRow))]
[JsonSerializable(typeof(TipState))]
[JsonSerializable(typeof(TipWord))]
[JsonSerializable(typeof(DeskRow))]
[JsonSerializable(typeof(DeskWord))]
[JsonSerializable(typeof(RevealCounts))]
[JsonSerializable(typeof(Receipts.ReceiptRow))]
[JsonSerializable(typeof(TimerRow))]
internal sealed partial class RelayJson : JsonSerializerContext;
