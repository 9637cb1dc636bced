using Microsoft.AspNetCore.Http;
using Satark.Http.Callbacks;
using Satark.Http.Channels;
using Satark.Http.Routing;
using Satark.Notifications;
using Satark.Notifications.Templates;

namespace Satark.Http.Voice;

/// <summary>What a voice provider asks and reports during a call; its signature is the proof.</summary>
/// <param name="talk">The call itself.</param>
/// <param name="confirm">Moves deliveries forward.</param>
/// <param name="options">Whose signatures are believed.</param>
/// <param name="publicUrl">Our address as the provider knows it.</param>
public sealed class VoiceEndpoints(VoiceTalk talk, ConfirmDelivery confirm, VoiceOptions options, PublicAddress publicUrl)
{
    private readonly TwilioProof _proof = new(TwilioAccount.Of(options), publicUrl.Get);

    /// <summary>Somebody picked up: what to say.</summary>
    public async Task<IResult> SpeakAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = CallbackForm.Read(context, _proof, VoiceAddresses.SpeakPath);
        return form.Refusal is { } refusal ? Problem.Of(refusal)
            : Said(context, await talk.AnsweredAsync(Nonce(context), form.Value["To"] ?? "", form.Value["AnsweredBy"], form.Value["CallSid"] ?? "", cancellationToken).ConfigureAwait(false));
    }

    /// <summary>A key was pressed: what follows, and what to say then.</summary>
    public async Task<IResult> PressAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = CallbackForm.Read(context, _proof, VoiceAddresses.KeyPath);
        return form.Refusal is { } refusal ? Problem.Of(refusal)
            : Said(context, await talk.PressedAsync(Nonce(context), form.Value["To"] ?? "", form.Value["Digits"], form.Value["CallSid"] ?? "", cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Moves the delivery forward. A word that says nothing new is taken and changes nothing.</summary>
    public async Task<IResult> ReportAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = CallbackForm.Read(context, _proof, VoiceAddresses.ReportPath);
        if (form.Refusal is { } refusal)
        {
            return Problem.Of(refusal);
        }

        var reference = VoiceAddresses.Reference(context.Request.QueryString.Value ?? "");
        if (VoiceReports.Of(form.Value, RecordDelivery.IsOfSeveral(reference)) is var (state, reason))
        {
            await confirm.HandleAsync(reference, state, form.Value["CallSid"], cancellationToken, reason).ConfigureAwait(false);
        }

        return Answers.Nothing();
    }

    /// <summary>A trouble of ours, said: whoever hears it holds a phone, and the provider's own words for it would tell them nothing.</summary>
    public IResult Trouble(HttpContext context, Problem trouble) =>
        trouble.Status < 500 ? trouble : Answers.Raw(TwiML.Write(new VoiceTurn(SpokenCall.Trouble, false), publicUrl.Get()), TwiML.ContentType);

    private static string Nonce(HttpContext context) => VoiceAddresses.Nonce(context.Request.QueryString.Value ?? "");

    private IResult Said(HttpContext context, VoiceTurn turn) => Answers.Raw(TwiML.Write(turn, VoiceAddresses.Key(publicUrl.Get(), turn.Nonce ?? Nonce(context))), TwiML.ContentType);
}
