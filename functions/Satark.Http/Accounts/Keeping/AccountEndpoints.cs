using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Satark.Http.Routing;

namespace Satark.Http.Accounts;

/// <summary>A new PIN.</summary>
public sealed record PinRequest(string? Pin);

/// <summary>A new password.</summary>
public sealed record PasswordRequest(string? Password);

/// <summary>A code of the second factor.</summary>
public sealed record CodeRequest(string? Code);

/// <summary>What an authenticator app needs. Size: modules of a side, without margin counted in; path: SVG, one unit a module; null where this host draws none.</summary>
public sealed record FactorView(string Secret, string Uri, QrPicture? Qr);

/// <summary>Recovery codes, shown once.</summary>
public sealed record RecoveryView(IReadOnlyList<string> Codes);

/// <summary>One's own account: PIN, password, second factor. Each act needs the password, given a moment before.</summary>
public sealed partial class AccountEndpoints(
    Passwords passwords, Pins pins, SecondFactors factors, Generations generations, Sessions sessions, ISignIn signIn, SessionViews views, HttpOptions options, IEnumerable<IQrDrawing> drawings,
    ILogger<AccountEndpoints> logger)
{
    /// <summary>Sets one's PIN.</summary>
    public async Task<IResult> SetPinAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        if (!call.TryRead(HttpJson.Default.PinRequest, out var request, out var refused))
        {
            return refused;
        }

        if (Pins.Fault(request.Pin) is { } fault)
        {
            return Wrong("pin", fault);
        }

        await pins.SetAsync(call.Officer.Id, request.Pin!, cancellationToken).ConfigureAwait(false);
        return await NowAsync(context, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sets one's password, and ends all one's sessions but this one.</summary>
    public async Task<IResult> SetPasswordAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        if (Elsewhere() is { } elsewhere)
        {
            return elsewhere;
        }

        if (!call.TryRead(HttpJson.Default.PasswordRequest, out var request, out var refused))
        {
            return refused;
        }

        if (Passwords.Fault(request.Password) is { } fault)
        {
            return Wrong("password", fault);
        }

        await passwords.SetAsync(call.Officer.Id, request.Password!, cancellationToken).ConfigureAwait(false);
        await generations.EndAllAsync(call.Officer.Id, cancellationToken).ConfigureAwait(false);
        Log.PasswordSet(logger, call.Officer.Id);
        if (call.Officer.Id != call.Board.Id)
        {
            // A colleague's board stays; here they confirm with the new password.
            return await NowAsync(context, cancellationToken).ConfigureAwait(false);
        }

        var token = await sessions.BeginAsync(call.Officer.Id, cancellationToken).ConfigureAwait(false);
        SessionCookie.Set(context, token, options);
        return await views.AnswerAsync((await sessions.FindAsync(token, cancellationToken).ConfigureAwait(false))!, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins with a second factor.</summary>
    public async Task<IResult> BeginFactorAsync(HttpContext context, CancellationToken cancellationToken) => Elsewhere() is { } elsewhere ? elsewhere : Answers.From(
        await factors.BeginAsync(context.Call().Officer.Id, cancellationToken).ConfigureAwait(false),
        begun => Answers.Json(new FactorView(begun.Secret, begun.Uri, drawings.FirstOrDefault()?.Draw(begun.Uri)), HttpJson.Default.FactorView));

    /// <summary>Ends the beginning.</summary>
    public async Task<IResult> ConfirmFactorAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (Elsewhere() is { } elsewhere)
        {
            return elsewhere;
        }

        if (!context.Call().TryRead(HttpJson.Default.CodeRequest, out var request, out var refused))
        {
            return refused;
        }

        return Answers.From(
            await factors.ConfirmAsync(context.Call().Officer.Id, request.Code, cancellationToken).ConfigureAwait(false),
            codes => Answers.Json(new RecoveryView(codes), HttpJson.Default.RecoveryView));
    }

    private Problem? Elsewhere() => signIn.SignInUrl is null ? null
        : Problem.Of(new Refusal(RefusalKind.NotNow, "Your police account keeps password and second factor: change them there.") { Hindi = "पासवर्ड और दूसरा चरण आपके पुलिस खाते में हैं: वहीं बदलें।" });

    private static Problem Wrong(string field, string fault) =>
        Problem.Of(new Refusal(RefusalKind.Invalid, "Correct the named field.", new Dictionary<string, string[]> { [field] = [fault] }));

    private async Task<IResult> NowAsync(HttpContext context, CancellationToken cancellationToken) =>
        await views.AnswerAsync(await signIn.FindAsync(context, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Officer {OfficerId} set a new password; all earlier sessions have ended.")]
        public static partial void PasswordSet(ILogger logger, string officerId);
    }
}
