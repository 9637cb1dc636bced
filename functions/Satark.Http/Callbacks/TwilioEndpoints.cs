using Microsoft.AspNetCore.Http;
using Satark.Http.Channels;
using Satark.Http.Routing;
using Satark.Notifications;

namespace Satark.Http.Callbacks;

/// <summary>What Twilio reports about messages; its signature is the proof.</summary>
public sealed class TwilioEndpoints(TwilioStatusCallback callback, ConfirmDelivery confirm)
{
    /// <summary>Moves the delivery forward. A word that says nothing new is taken and changes nothing.</summary>
    public async Task<IResult> ReportAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (FormBody.Read(context) is not { } form)
        {
            return Problem.Of(new Refusal(RefusalKind.Invalid, "The form has more fields, or longer ones, than Twilio sends."));
        }

        var read = callback.Read(
            context.Request.QueryString.Value ?? "",
            form.SelectMany(f => f.Value, (f, value) => KeyValuePair.Create(f.Key, value ?? "")),
            context.Request.Headers[TwilioSignature.Header].ToString());
        if (read.Refusal is { } refusal)
        {
            return Problem.Of(refusal);
        }

        if (read.Value.State is { } state)
        {
            await confirm.HandleAsync(read.Value.Reference, state, read.Value.ProviderId, cancellationToken).ConfigureAwait(false);
        }

        return Answers.Nothing();
    }
}
