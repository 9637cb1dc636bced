using Microsoft.AspNetCore.Http;
using Satark.Http.Channels;
using Satark.Http.Routing;

namespace Satark.Http.Callbacks;

/// <summary>The form of a provider's request, as its signature needs it: every field with every value.</summary>
/// <param name="Fields">The fields, in no order that matters.</param>
public sealed record CallbackForm(IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    private static readonly Refusal Unreadable = new(RefusalKind.Invalid, "The form has more fields, or longer ones, than a provider sends.");

    /// <summary>The first value of a field, or null.</summary>
    public string? this[string name] => Fields.FirstOrDefault(f => f.Key == name).Value;

    /// <summary>Reads the body of a request that came through the route table and lets only what an account of ours signed pass.</summary>
    public static Outcome<CallbackForm> Read(HttpContext context, TwilioProof proof, string path)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(proof);
        var read = Read(context);
        return !read.IsOk ? read
            : proof.Fault(path, context.Request.QueryString.Value ?? "", read.Value.Fields, context.Request.Headers[TwilioSignature.Header].ToString()) is { } fault ? fault
            : read;
    }

    /// <summary>Reads the body of a request that came through the route table.</summary>
    public static Outcome<CallbackForm> Read(HttpContext context) => FormBody.Read(context) is { } form
        ? new CallbackForm([.. form.SelectMany(f => f.Value, (f, value) => KeyValuePair.Create(f.Key, value ?? ""))])
        : Unreadable;
}
