using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Satark.Http.Accounts;
using Satark.Partners;
using Satark.Roster;

namespace Satark.Http.Routing;

/// <summary>What the wrapper has found out about a request before its endpoint runs.</summary>
/// <param name="Route">The route.</param>
/// <param name="Values">The values of the template's names, decoded.</param>
public sealed record Call(Route Route, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The raw body, within the route's limit; empty where the endpoint reads it itself (<see cref="BodyKind.Multipart"/>, <see cref="BodyKind.Stream"/>).</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Who is signed in, where the route asks for somebody.</summary>
    public SignedIn? SignedIn { get; init; }

    /// <summary>The partner whose signature fits, on a partner's route.</summary>
    public SignedCaller? Partner { get; init; }

    /// <summary>The officer who acts; where the board is locked, whose board it is.</summary>
    /// <exception cref="InvalidOperationException">The route asks for none: a fault of the table.</exception>
    public Officer Officer => SignedIn?.Acting ?? Board;

    /// <summary>Whether no officer has confirmed that it is them: nothing personal may be told.</summary>
    public bool IsLocked => SignedIn?.Acting is null;

    /// <summary>The officer whose board it is: what listens does so in their name, whoever acts.</summary>
    /// <exception cref="InvalidOperationException">The route asks for none: a fault of the table.</exception>
    public Officer Board => SignedIn?.Officer ?? throw new InvalidOperationException($"Route {Route.Name} asks for no officer.");

    /// <summary>The value of a name of the template.</summary>
    public string Value(string name) => Values[name];

    /// <summary>Reads the body as JSON; false with the refusal where it is none. An empty body is an empty object.</summary>
    public bool TryRead<T>(JsonTypeInfo<T> type, out T value, out IResult refused)
        where T : class
    {
        refused = Problem.Of(new Refusal(RefusalKind.Invalid, "The body must be one JSON object in UTF-8."));
        try
        {
            value = JsonSerializer.Deserialize(Body.Length == 0 ? "{}"u8 : Body.Span, type)!;
            return value is not null;
        }
        catch (JsonException error)
        {
            var field = error.Path?.TrimStart('$').TrimStart('.');
            if (!string.IsNullOrEmpty(field))
            {
                refused = Problem.Of(new Refusal(RefusalKind.Invalid, "A field is not of the kind that it should be.", new Dictionary<string, string[]> { [field] = ["is of the wrong kind"] }));
            }

            value = null!;
            return false;
        }
    }
}

/// <summary>A partner whose signature fits.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Key">The key that signed.</param>
/// <param name="Signature">The signature that fits, hex.</param>
/// <param name="SignedAt">When the partner says that it signed.</param>
/// <param name="InTime">Whether that lies within the tolerance.</param>
public sealed record SignedCaller(Partner Partner, PartnerKey Key, string Signature, DateTimeOffset SignedAt, bool InTime);

/// <summary>Finds the call of a request.</summary>
public static class CallExtensions
{
    /// <summary>What the wrapper has found out.</summary>
    public static Call Call(this HttpContext context) =>
        context.Features.Get<Call>() ?? throw new InvalidOperationException("The request did not come through the route table.");
}
