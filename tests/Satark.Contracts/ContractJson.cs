using System.Text.Json.Serialization;

namespace Satark.Contracts;

/// <summary>What the contract suites store.</summary>
public sealed record Note(string Text, int Number = 0);

[JsonSerializable(typeof(Note))]
internal sealed partial class ContractJson : JsonSerializerContext;
